namespace Headroom.Speculation.Adapting;

/// <summary>One setting from the first round to the last.</summary>
public sealed class FixedPlan(DraftPlan plan) : Planner
{
    private static readonly int[] s_lengths = [1, 2, 3, 4, 5, 6, 8, 10, 12];

    public override void Plan(ReadOnlySpan<int> levels, Span<DraftPlan> plans) => plans.Fill(plan);

    /// <summary>Off, and every drafter at every width and at nine lengths up to 12.</summary>
    public static IReadOnlyList<DraftPlan> All(int drafters) =>
    [
        DraftPlan.Plain,
        .. from drafter in Enumerable.Range(0, drafters)
           from width in Enumerable.Range(1, DraftPlan.Branches)
           from length in s_lengths
           select DraftPlan.Of(drafter, width, length),
    ];
}
