namespace Headroom.Speculation.Adapting;

/// <summary>
/// Chances that a drafted token is right if those before it in its chain are: by drafter, its level of confidence, branch and place in
/// the chain. Each observation counts less with every later one of its own kind, so that a shift of traffic is seen within <c>Memory</c>
/// of them.
/// </summary>
public sealed class AcceptanceEstimates
{
    /// <summary>Observations of a kind that count, when many were made: 1 / (1 - decay).</summary>
    public const double Memory = 40;

    private const double Decay = 1 - 1 / Memory, OtherGuess = 0.05, FirstCounts = 1, NextCounts = 4;
    private readonly int[] _offsets; // of each drafter's first cell
    private readonly double[] _priors; // [drafters]
    private readonly double[] _tries, _hits; // [drafter, level, branch, place]

    /// <param name="levels">Levels of each drafter.</param>
    /// <param name="priors">Of each drafter, the chance of its first guess before any was judged; by default 0.3.</param>
    public AcceptanceEstimates(IReadOnlyList<int> levels, IReadOnlyList<double>? priors = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        _priors = [.. priors ?? Enumerable.Repeat(0.3, levels.Count)];
        _offsets = new int[levels.Count + 1];
        for (var i = 0; i < levels.Count; i++) _offsets[i + 1] = _offsets[i] + levels[i] * DraftPlan.Branches * JudgedTrace.Longest;
        (_tries, _hits) = (new double[_offsets[^1]], new double[_offsets[^1]]);
    }

    /// <summary>
    /// Of a chain that was to have <paramref name="asked"/> tokens the first <paramref name="right"/> are the target's: the next one was
    /// wrong or missing, and those behind it were not judged.
    /// </summary>
    public void Observe(int drafter, int level, int branch, int asked, int right)
    {
        var cell = Cell(drafter, level, branch);
        for (var place = 0; place < Math.Min(right + 1, asked); place++, cell++)
        {
            _tries[cell] = Decay * _tries[cell] + 1;
            _hits[cell] = Decay * _hits[cell] + (place < right ? 1 : 0);
        }
    }

    /// <summary>
    /// Fills in the chance that the chain is right up to each place. What a place itself has shown counts beside
    /// four observations that are as good as the place before it, so one that was hardly seen is taken for as good as that.
    /// </summary>
    public void Survival(int drafter, int level, int branch, Span<double> survival)
    {
        var cell = Cell(drafter, level, branch);
        var (chance, product) = (branch == 0 ? _priors[drafter] : OtherGuess, 1.0);
        for (var place = 0; place < survival.Length; place++, cell++)
        {
            var counts = place == 0 ? FirstCounts : NextCounts;
            chance = (_hits[cell] + counts * chance) / (_tries[cell] + counts);
            survival[place] = product *= chance;
        }
    }

    /// <summary>Observations of the first token that count now.</summary>
    public double Tries(int drafter, int level) => _tries[Cell(drafter, level, 0)];

    private int Cell(int drafter, int level, int branch) =>
        _offsets[drafter] + (level * DraftPlan.Branches + branch) * JudgedTrace.Longest;
}
