namespace Headroom.Speculation.Adapting;

/// <summary>
/// Guesses what follows a text. It is handed what is committed and nothing behind it. Drafts are chains: the chain of branch 0 begins with
/// the most likely token, that of branch 1 with the next.
/// </summary>
public interface ITokenDrafter
{
    string Name { get; }

    /// <summary>How many levels of confidence it tells apart, 1 and more.</summary>
    int Levels { get; }

    /// <summary>How sure it is of what follows, 0 to <see cref="Levels"/> - 1; known before anything is drafted.</summary>
    int Level(ReadOnlySpan<int> text);

    /// <summary>Writes the chain of a branch, and returns how many tokens it has: 0 where it has no guess.</summary>
    int Draft(ReadOnlySpan<int> text, int branch, Span<int> tokens);

    /// <summary>Tokens of <paramref name="text"/> from <paramref name="from"/> on are the target's.</summary>
    void Learn(ReadOnlySpan<int> text, int from);
}
