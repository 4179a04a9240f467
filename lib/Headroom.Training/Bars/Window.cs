namespace Headroom.Training.Bars;

/// <summary>A stretch of a document that a model sees at once.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Length">Tokens, at most a context and one.</param>
/// <param name="Scored">From which of its tokens on it is measured; those before are context that another window has measured.</param>
public readonly record struct Window(int Start, int Length, int Scored)
{
    /// <summary>
    /// Windows over a document, so that each token but the first is measured once, and beyond the first window with at least half a context
    /// before it.
    /// </summary>
    public static IReadOnlyList<Window> Over(int length, int context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 2);
        var windows = new List<Window>();
        for (var measured = 1; measured < length;)
        {
            var end = Math.Min(length, measured == 1 ? context + 1 : measured + context - context / 2);
            var start = Math.Max(0, end - context - 1);
            windows.Add(new Window(start, end - start, measured - start));
            measured = end;
        }
        return windows;
    }
}
