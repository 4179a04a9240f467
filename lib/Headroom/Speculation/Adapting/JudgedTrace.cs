using Headroom.Speculation.Drafting;
using Headroom.Speculation.Traces;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// What every drafter would draft at every position of a trace, judged against the target's tokens: after that any setting, any controller
/// and any T(k) is arithmetic. Requests are served in waves of <c>Batch</c> that do not cross phases. At a position a drafter has seen its
/// request so far, and has learned the answers of the waves before: it never sees what comes.
/// </summary>
public sealed class JudgedTrace
{
    /// <summary>Tokens of the longest chain.</summary>
    public const int Longest = 12;

    private readonly byte[][] _levels;  // [drafter][position]
    private readonly byte[][] _drafted; // [drafter][position, branch]
    private readonly byte[][] _right;   // [drafter][position, branch]

    private JudgedTrace(TokenTrace trace, IReadOnlyList<IDrafter> drafters, int batch)
    {
        (Trace, Batch) = (trace, batch);
        Levels = [.. drafters.Select(drafter => drafter.Levels)];
        _levels = [.. drafters.Select(_ => new byte[trace.Tokens])];
        _drafted = [.. drafters.Select(_ => new byte[trace.Tokens * DraftPlan.Branches])];
        _right = [.. drafters.Select(_ => new byte[trace.Tokens * DraftPlan.Branches])];
        Waves = [.. trace.Exchanges.Index().GroupBy(each => each.Item.Phase)
            .SelectMany(phase => phase.Select(each => each.Index).Chunk(batch))];
        Starts = new int[trace.Exchanges.Count];
        for (var i = 1; i < Starts.Length; i++) Starts[i] = Starts[i - 1] + trace.Exchanges[i - 1].Answer.Length;
    }

    public TokenTrace Trace { get; }

    public int Batch { get; }

    /// <summary>Levels of confidence of each drafter.</summary>
    public IReadOnlyList<int> Levels { get; }

    public int Drafters => Levels.Count;

    /// <summary>Exchanges that are served together, by their index.</summary>
    internal int[][] Waves { get; }

    /// <summary>The position of each exchange's first token.</summary>
    internal int[] Starts { get; }

    /// <summary>Lets every drafter draft everywhere, and learn after each wave.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch is below 1.</exception>
    public static JudgedTrace Of(TokenTrace trace, IReadOnlyList<IDrafter> drafters, int batch = 1)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(drafters);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        var judged = new JudgedTrace(trace, drafters, batch);
        foreach (var wave in judged.Waves)
        {
            foreach (var exchange in wave) judged.Judge(exchange, drafters);
            foreach (var each in wave.Select(index => trace.Exchanges[index]))
                foreach (var drafter in drafters) drafter.Learn([.. each.Prompt, .. each.Answer], each.Prompt.Length);
        }
        return judged;
    }

    internal int Level(int drafter, int position) => _levels[drafter][position];

    /// <summary>Tokens of the chain of a branch, at most <see cref="Longest"/>.</summary>
    internal int Drafted(int drafter, int position, int branch) => _drafted[drafter][position * DraftPlan.Branches + branch];

    /// <summary>How many of them are the target's, from the first on.</summary>
    internal int Right(int drafter, int position, int branch) => _right[drafter][position * DraftPlan.Branches + branch];

    private void Judge(int exchange, IReadOnlyList<IDrafter> drafters)
    {
        var (prompt, answer) = (Trace.Exchanges[exchange].Prompt, Trace.Exchanges[exchange].Answer);
        foreach (var (index, drafter) in drafters.Index())
        {
            drafter.Begin(prompt);
            for (var i = 0; i < answer.Length; i++)
            {
                Judge(index, drafter, Starts[exchange] + i, answer.AsSpan(i));
                drafter.Commit(new(TokenTree.Empty, [], answer[i]));
            }
        }
    }

    private void Judge(int index, IDrafter drafter, int at, ReadOnlySpan<int> follows)
    {
        _levels[index][at] = (byte)drafter.Level;
        var tree = drafter.Propose(new(DraftPlan.Branches * Longest, Longest, Branches: DraftPlan.Branches));
        for (var branch = 0; branch < DraftPlan.Branches; branch++)
        {
            var chain = tree.Branch(branch);
            _drafted[index][at * DraftPlan.Branches + branch] = (byte)chain.Length;
            _right[index][at * DraftPlan.Branches + branch] = (byte)chain.AsSpan().CommonPrefixLength(follows);
        }
    }
}
