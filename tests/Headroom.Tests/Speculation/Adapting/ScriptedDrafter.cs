using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Adapting;

/// <summary>Drafts the numbers that follow the last one, the first <paramref name="right"/> of them as the text counts on.</summary>
internal sealed class ScriptedDrafter(Func<int, int> right) : IDrafter
{
    private int _last, _seen;

    public int MostSeen { get; private set; }

    public string Name => "scripted";

    public void Begin(ReadOnlySpan<int> text) => (_last, _seen) = (text[^1], text.Length);

    public TokenTree Propose(DraftLimit limit)
    {
        MostSeen = Math.Max(MostSeen, _seen);
        return TokenTree.Chain([.. Enumerable.Range(0, limit.Depth).Select(i => i < right(_last) ? _last + 1 + i : -1)]);
    }

    public void Commit(Verdict verdict) => (_last, _seen) = (verdict.Next, _seen + verdict.Tokens.Length);
}
