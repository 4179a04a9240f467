using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// A drafter that was made once and learns nothing more: the floor under the one that adapts. In counted runs it stands for a draft model,
/// which says how sure it is only after it has been paid for, so it has one level.
/// </summary>
public sealed class StaticDrafter : IDrafter
{
    private readonly TableDrafter _guesses;

    public StaticDrafter(IEnumerable<int[]> corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var tables = new TrafficTables(new() { Bytes = 16 << 20, Order = 3, HalfLife = double.PositiveInfinity });
        foreach (var text in corpus) tables.Learn(text, 0);
        _guesses = new(tables);
    }

    public string Name => "static";

    public void Begin(ReadOnlySpan<int> text) => _guesses.Begin(text);

    public TokenTree Propose(DraftLimit limit) => _guesses.Propose(limit);

    public void Commit(Verdict verdict) => _guesses.Commit(verdict);
}
