using System.Globalization;
using Headroom.Agents.Composing.Faults;

namespace Headroom.Agents.Composing;

/// <summary>One opinion, and what the meter says to it.</summary>
internal sealed record Judgement(bool IsFound, bool IsFalseAlarm, string? Says)
{
    // A fault may need certain data to show: any of these will do, and that of the seed.
    private static readonly int[] s_seeds = [1, 2];

    public static Judgement Of(ComposedKernel kernel, KernelOpinion opinion, int seed)
    {
        var denied = opinion.Verdict switch
        {
            "wrong" => WhyNotWrong(kernel, opinion.Shape, seed),
            "slow" => WhyNotSlow(kernel, opinion.Counter),
            _ => null,
        };
        if (opinion.Verdict is not ("wrong" or "slow")) return new(false, false, null);
        if (denied is not null) return new(false, true, denied);
        var isGuilty = kernel.Fault?.Lines.Contains(opinion.Line) == true;
        return new(isGuilty, false, isGuilty ? null : $"{opinion.Verdict} indeed, and not because of line {opinion.Line}");
    }

    public static string Truth(ComposedKernel kernel) => kernel.Fault switch
    {
        null => "right",
        { Kind: FaultKind.Slow } fault => $"slow, {string.Join(" and ", fault.Counters)}: {fault.Says} ({Lines(fault)})",
        var fault => $"wrong at [{string.Join(", ", fault.Shape)}]: {fault.Says} ({Lines(fault)})",
    };

    private static string? WhyNotWrong(ComposedKernel kernel, IReadOnlyList<int>? shape, int seed)
    {
        int[] sizes = [.. shape ?? []];
        var named = $"[{string.Join(", ", sizes)}]";
        if (kernel.Task.WhyNot(sizes) is { } why) return $"{named} cannot be asked: {why}";
        return s_seeds.Append(seed).Any(data => !kernel.Run(sizes, data).IsRight) ? null : $"not so, at {named} it is right";
    }

    private static string? WhyNotSlow(ComposedKernel kernel, string counter)
    {
        if (kernel.Fault is { Kind: FaultKind.Wrong }) return "slow is what gives right results: this one is something else";
        if (!Counts.Names.Contains(counter)) return $"{counter} is no counter: {string.Join(", ", Counts.Names)}";
        return kernel.Fault?.Counters.Contains(counter) == true ? null : string.Create(CultureInfo.InvariantCulture,
            $"not so, {counter} comes to {kernel.Counts[counter]:#,0} where its head says {kernel.Ideal[counter]:#,0}");
    }

    private static string Lines(Fault fault) => $"line{(fault.Lines.Count == 1 ? "" : "s")} {string.Join(", ", fault.Lines)}";
}
