namespace Headroom.Speculation.Adapting;

/// <summary>
/// Puts drafted tokens into a round, the most likely first, as long as tokens a second rise. Sequences share one pass, so they share one
/// list: a sure one gets a long chain beside one that gets nothing.
/// </summary>
internal sealed class BestNodes(RoundCosts costs, AcceptanceEstimates estimates)
{
    private const int Chains = DraftPlan.Branches * JudgedTrace.Longest;
    private readonly List<Node> _nodes = [];
    private readonly Node[] _own = new Node[Chains];
    private int[] _lengths = []; // [sequences, branches]

    private readonly record struct Node(int Sequence, int Drafter, int Branch, int Place, double Chance);

    public void Fill(ReadOnlySpan<int> levels, Span<DraftPlan> plans)
    {
        var sequences = plans.Length;
        _nodes.Clear();
        for (var sequence = 0; sequence < sequences; sequence++)
        {
            var drafter = Drafter(levels.Slice(sequence * costs.Drafts.Count, costs.Drafts.Count), sequences);
            if (drafter < 0) continue;
            Nodes(sequence, drafter, levels[sequence * costs.Drafts.Count + drafter]);
            _nodes.AddRange(_own);
        }
        if (sequences > 1) _nodes.Sort(Order);
        Keep(Cut(sequences), plans);
    }

    // The best drafter for one of these sequences, if all of them did as it does; -1 where plain is best.
    private int Drafter(ReadOnlySpan<int> levels, int sequences)
    {
        var (best, rate) = (-1, 1 / costs.Pass[sequences]);
        for (var drafter = 0; drafter < levels.Length; drafter++)
        {
            Nodes(0, drafter, levels[drafter]);
            var (tokens, depth) = (1.0, 0);
            for (var count = 1; count <= Chains; count++)
            {
                var node = _own[count - 1];
                (tokens, depth) = (tokens + node.Chance, Math.Max(depth, node.Place + 1));
                var seconds = costs.Drafts[drafter].Of(depth, sequences) + costs.Pass[sequences * (1 + count)];
                if (tokens / seconds > rate) (best, rate) = (drafter, tokens / seconds);
            }
        }
        return best;
    }

    // In order: chances fall along each chain, so the chains are merged.
    private void Nodes(int sequence, int drafter, int level)
    {
        Span<double> survival = stackalloc double[Chains]; // [branches, places]
        for (var branch = 0; branch < DraftPlan.Branches; branch++)
            estimates.Survival(drafter, level, branch, survival.Slice(branch * JudgedTrace.Longest, JudgedTrace.Longest));
        Span<int> places = stackalloc int[DraftPlan.Branches];
        places.Clear();
        for (var i = 0; i < Chains; i++)
        {
            var (best, chance) = (-1, -1.0);
            for (var branch = 0; branch < DraftPlan.Branches; branch++)
            {
                if (places[branch] == JudgedTrace.Longest) continue;
                var other = survival[branch * JudgedTrace.Longest + places[branch]];
                if (other > chance || other == chance && places[branch] < places[best]) (best, chance) = (branch, other);
            }
            _own[i] = new(sequence, drafter, best, places[best]++, chance);
        }
    }

    // Chances fall along a chain, so what stands before a node in its chain stands before it in the list.
    private static int Order(Node one, Node other) => one.Chance != other.Chance ? other.Chance.CompareTo(one.Chance)
        : one.Place != other.Place ? one.Place - other.Place
        : one.Sequence != other.Sequence ? one.Sequence - other.Sequence : one.Branch - other.Branch;

    // How many of the listed nodes give the most tokens a second.
    private int Cut(int sequences)
    {
        Span<int> depth = stackalloc int[costs.Drafts.Count], drafting = stackalloc int[costs.Drafts.Count];
        depth.Clear();
        drafting.Clear();
        var (best, rate, tokens) = (0, sequences / costs.Pass[sequences], (double)sequences);
        for (var count = 1; count <= _nodes.Count; count++)
        {
            var node = _nodes[count - 1];
            tokens += node.Chance;
            depth[node.Drafter] = Math.Max(depth[node.Drafter], node.Place + 1);
            if (node is { Place: 0, Branch: 0 }) drafting[node.Drafter]++;
            var seconds = costs.Pass[sequences + count];
            for (var drafter = 0; drafter < depth.Length; drafter++) seconds += costs.Drafts[drafter].Of(depth[drafter], drafting[drafter]);
            if (tokens / seconds > rate) (best, rate) = (count, tokens / seconds);
        }
        return best;
    }

    private void Keep(int count, Span<DraftPlan> plans)
    {
        var size = plans.Length * DraftPlan.Branches;
        if (_lengths.Length < size) _lengths = new int[size];
        Array.Clear(_lengths);
        for (var i = 0; i < count; i++)
        {
            var node = _nodes[i];
            ref var length = ref _lengths[node.Sequence * DraftPlan.Branches + node.Branch];
            length = Math.Max(length, node.Place + 1);
            plans[node.Sequence] = new(node.Drafter, 0);
        }
        for (var i = 0; i < plans.Length; i++)
            plans[i] = new(plans[i].Drafter, _lengths[3 * i], _lengths[3 * i + 1], _lengths[3 * i + 2]);
    }
}
