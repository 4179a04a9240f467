using Headroom.Inference.Models;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Running;

/// <summary>What a text took: counts that any machine repeats, and seconds of this one.</summary>
public sealed class SpeculationStatistics
{
    private readonly List<long> _reached = [], _accepted = []; // [depth - 1]
    private readonly long[] _passes = new long[Engine.Block + 1]; // by tokens that went in

    /// <summary>Passes of the target after the prompt's.</summary>
    public int Rounds { get; private set; }

    /// <summary>Nodes that were verified.</summary>
    public long Drafted { get; private set; }

    /// <summary>Nodes that became text.</summary>
    public long Accepted { get; private set; }

    /// <summary>Nodes that were verified for nothing.</summary>
    public long Wasted => Drafted - Accepted;

    /// <summary>Tokens of the target's own: one a round, and the first of all.</summary>
    public long Bonus { get; private set; }

    /// <summary>Tokens that were chosen, one that ended the text among them.</summary>
    public long Tokens => Accepted + Bonus;

    /// <summary>Tokens that a pass of the target came to after the prompt's; plain decoding has 1.</summary>
    public double TokensPerRound => Rounds == 0 ? 0 : (double)(Tokens - 1) / Rounds;

    /// <summary>The share of nodes that became text; 0 where none was drafted.</summary>
    public double AcceptanceRate => Drafted == 0 ? 0 : (double)Accepted / Drafted;

    /// <summary>
    /// Of rounds whose path came to a node with children, the share in which one of them was right; from depth 1 on. The product of the
    /// first d is the share of rounds that keep d tokens, as far as all guess so far.
    /// </summary>
    public double[] AcceptanceByDepth => [.. _reached.Zip(_accepted, (reached, accepted) => reached == 0 ? 0 : (double)accepted / reached)];

    /// <summary>What <see cref="AcceptanceByDepth"/> is the quotient of, from depth 1 on: sums over texts are taken of these.</summary>
    public IReadOnlyList<(long Reached, long Accepted)> ByDepth => [.. _reached.Zip(_accepted)];

    /// <summary>Passes of the target by tokens that went in, the last of the text among them: [0 to <see cref="Engine.Block"/>].</summary>
    public IReadOnlyList<long> Passes => _passes;

    public double PromptSeconds { get; internal set; }

    public double DraftSeconds { get; internal set; }

    public double VerifySeconds { get; internal set; }

    /// <summary>Choosing, keeping and counting.</summary>
    public double RestSeconds { get; internal set; }

    /// <summary>Tokens per second after the first; 0 where there is but one.</summary>
    public double TokensPerSecond =>
        DraftSeconds + VerifySeconds + RestSeconds is var seconds and > 0 ? (Tokens - 1) / seconds : 0;

    internal void First() => Bonus++;

    internal void Add(RoundTime time) => (DraftSeconds, VerifySeconds, RestSeconds) =
        (DraftSeconds + time.Draft, VerifySeconds + time.Verify, RestSeconds + time.Rest);

    internal void Add(Verdict verdict)
    {
        var tree = verdict.Tree;
        (Rounds, Bonus, Drafted, Accepted) = (Rounds + 1, Bonus + 1, Drafted + tree.Count, Accepted + verdict.Path.Count);
        _passes[tree.Count + 1]++;
        for (var (depth, node) = (0, -1); tree.Children(node).Any(); depth++)
        {
            if (depth == _reached.Count)
            {
                _reached.Add(0);
                _accepted.Add(0);
            }
            _reached[depth]++;
            if (depth == verdict.Path.Count) break;
            _accepted[depth]++;
            node = verdict.Path[depth];
        }
    }
}
