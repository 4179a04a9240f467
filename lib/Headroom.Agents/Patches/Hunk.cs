namespace Headroom.Agents.Patches;

/// <summary>A line of a hunk: ' ' stays, '-' goes, '+' comes. The text has its line end, but for a last line that has none.</summary>
public readonly record struct HunkLine(char Sign, string Text);

/// <summary>A run of changes with the lines around it.</summary>
/// <param name="OldStart">The first line before, from 1; the line before it where the hunk has no old line.</param>
/// <param name="NewStart">The first line after, counted alike.</param>
/// <param name="Lines">In their order.</param>
public sealed record Hunk(int OldStart, int NewStart, IReadOnlyList<HunkLine> Lines)
{
    public int OldCount => Lines.Count(line => line.Sign != '+');

    public int NewCount => Lines.Count(line => line.Sign != '-');
}
