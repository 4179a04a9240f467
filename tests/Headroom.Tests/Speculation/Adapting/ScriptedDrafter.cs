using Headroom.Speculation.Adapting;

namespace Headroom.Tests.Speculation.Adapting;

/// <summary>Drafts the numbers that follow the last one, the first <paramref name="right"/> of them as the text counts on.</summary>
internal sealed class ScriptedDrafter(Func<int, int> right) : ITokenDrafter
{
    public int MostSeen { get; private set; }

    public string Name => "scripted";

    public int Levels => 1;

    public int Level(ReadOnlySpan<int> text) => 0;

    public int Draft(ReadOnlySpan<int> text, int branch, Span<int> tokens)
    {
        MostSeen = Math.Max(MostSeen, text.Length);
        if (branch > 0) return 0;
        for (var i = 0; i < tokens.Length; i++) tokens[i] = i < right(text[^1]) ? text[^1] + 1 + i : -1;
        return tokens.Length;
    }

    public void Learn(ReadOnlySpan<int> text, int from) { }
}
