using System.Runtime.InteropServices;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Adapting;

/// <summary>Guesses from tables of the traffic, and has them learn what was served.</summary>
public sealed class TableDrafter(TrafficTables tables) : IDrafter
{
    private readonly List<int> _text = [];

    public TrafficTables Tables => tables;

    public string Name => "traffic";

    public int Levels => TrafficTables.Levels;

    public int Level => tables.Level(CollectionsMarshal.AsSpan(_text));

    public void Begin(ReadOnlySpan<int> text)
    {
        _text.Clear();
        _text.AddRange(text);
    }

    public TokenTree Propose(DraftLimit limit)
    {
        var chains = new List<int[]>();
        Span<int> chain = stackalloc int[TrafficTables.Longest];
        for (var (branch, left) = (0, limit.Nodes); branch < limit.Branches && left > 0; branch++)
        {
            var most = Math.Min(chain.Length, Math.Min(limit.Depth, left));
            var count = most > 0 ? tables.Draft(CollectionsMarshal.AsSpan(_text), branch, chain[..most]) : 0;
            if (count == 0) break;
            chains.Add(chain[..count].ToArray());
            left -= count;
        }
        return TokenTree.Chains(chains);
    }

    public void Commit(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        _text.AddRange(verdict.Tokens);
    }

    public void Learn(ReadOnlySpan<int> text, int from) => tables.Learn(text, from);
}
