namespace Headroom.Cli.Mutants;

/// <summary>What a line of an edit does.</summary>
internal enum EditMark
{
    Stays,
    Goes,
    Comes,
}

/// <summary>One line of an edit, without its mark and without white space at its end.</summary>
internal readonly record struct EditLine(EditMark Mark, string Text);

/// <summary>Lines that stand together in the solution, and what becomes of them.</summary>
/// <param name="Line">Where it begins in the page, from 1.</param>
internal sealed record Edit(int Line, IReadOnlyList<EditLine> Lines)
{
    /// <summary>What must occur exactly once: the lines that stay and those that go.</summary>
    public IReadOnlyList<string> Old => [.. Lines.Where(line => line.Mark != EditMark.Comes).Select(line => line.Text)];

    /// <summary>What stands there afterwards: the lines that stay and those that come.</summary>
    public IReadOnlyList<string> New => [.. Lines.Where(line => line.Mark != EditMark.Goes).Select(line => line.Text)];
}
