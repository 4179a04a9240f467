namespace Headroom.Simulator.Analysis;

/// <summary>Instructions from <paramref name="from"/> up to <paramref name="to"/> that run one after the other.</summary>
internal sealed class Block(int from, int to)
{
    public int Index { get; set; }
    public int From { get; } = from;
    public int To { get; } = to;
    public List<Block> Successors { get; } = [];
}
