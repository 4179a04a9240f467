using Headroom.Course.Units;

namespace Headroom.Cli.Learners;

/// <summary>What a submission may spend, as one line.</summary>
internal static class Limits
{
    public static string Of(Budgets budgets)
    {
        var limits = new List<string> { $"{budgets.Seconds:0.#} s", $"{budgets.MemoryMb:#,0} MB" };
        if (budgets.IsTimed) limits.Add("its speed is measured, so keep the machine quiet");
        return string.Join(" · ", limits);
    }
}
