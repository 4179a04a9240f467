using System.Globalization;
using Headroom.Course.Units;

namespace Headroom.Cli.Learners;

/// <summary>What a submission may spend, as one line.</summary>
internal static class Limits
{
    public static string Of(Budgets budgets)
    {
        var limits = new List<string> { $"{budgets.Seconds:0.#} s", $"{budgets.MemoryMb:#,0} MB" };
        limits.AddRange(budgets.Counters.Select(c => $"{c.Key} at most {c.Value.ToString("0.###", CultureInfo.InvariantCulture)}"));
        if (budgets.SpeedRatio is { } ratio) limits.Add($"at least {ratio:0.##}x the speed of {budgets.SpeedBaseline}");
        return string.Join(" · ", limits);
    }
}
