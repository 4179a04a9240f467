namespace Headroom.Speculation.Adapting;

/// <summary>
/// What one sequence does in a round: which drafter, and how many tokens of its chains of branch 0, 1 and 2. All 0 is plain decoding.
/// </summary>
public readonly record struct DraftPlan(int Drafter, int First, int Second = 0, int Third = 0)
{
    public const int Branches = 3;

    public static DraftPlan Plain { get; } = new(0, 0);

    /// <summary>The same length for each of 1 to 3 branches.</summary>
    public static DraftPlan Of(int drafter, int width, int length) =>
        new(drafter, length, width > 1 ? length : 0, width > 2 ? length : 0);

    public int this[int branch] => branch switch { 0 => First, 1 => Second, _ => Third };

    public bool IsPlain => First + Second + Third == 0;

    /// <summary>Tokens that are drafted one after another.</summary>
    public int Depth => Math.Max(First, Math.Max(Second, Third));

    public int Width => (First > 0 ? 1 : 0) + (Second > 0 ? 1 : 0) + (Third > 0 ? 1 : 0);

    /// <summary>The last branch that has a chain; -1 for none.</summary>
    public int Branch => Third > 0 ? 2 : Second > 0 ? 1 : First > 0 ? 0 : -1;

    /// <summary>The same with no chain longer than <paramref name="depth"/> tokens and no more than <paramref name="nodes"/> in all, the
    /// first chain before the others.</summary>
    public DraftPlan Within(int depth, int nodes = int.MaxValue)
    {
        var first = Math.Min(First, Math.Min(depth, nodes));
        var second = Math.Min(Second, Math.Min(depth, nodes - first));
        return this with { First = first, Second = second, Third = Math.Min(Third, Math.Min(depth, nodes - first - second)) };
    }
}
