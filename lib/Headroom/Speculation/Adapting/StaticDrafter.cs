namespace Headroom.Speculation.Adapting;

/// <summary>
/// A drafter that was made once and learns nothing more: the floor under the one that adapts. Stands for a draft model, which says how sure
/// it is only after it has been paid for, so it has one level.
/// </summary>
public sealed class StaticDrafter : ITokenDrafter
{
    private readonly TrafficTables _tables = new(new() { Bytes = 16 << 20, Order = 3, HalfLife = double.PositiveInfinity });

    public StaticDrafter(IEnumerable<int[]> corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        foreach (var text in corpus) _tables.Learn(text, 0);
    }

    public string Name => "static";

    public int Levels => 1;

    public int Level(ReadOnlySpan<int> text) => 0;

    public int Draft(ReadOnlySpan<int> text, int branch, Span<int> tokens) => _tables.Draft(text, branch, tokens);

    public void Learn(ReadOnlySpan<int> text, int from) { }
}
