using System.Text.RegularExpressions;

namespace Headroom.Editing.Lines;

/// <summary>
/// A cell that is being written, line by line: which kernel each is for, and whether it is code. Nothing in it is an error.
/// </summary>
public sealed partial class CellLines
{
    private readonly List<(string Text, string Kernel, bool IsCode)> _lines = [];

    /// <param name="code">The cell as it is written.</param>
    /// <param name="first">The kernel that a cell is for until it chooses another.</param>
    /// <param name="chosenBy">The kernel that a line's first word chooses, such as <c>#!html</c>; null where it chooses none.</param>
    public CellLines(string code, string first, Func<string, string?> chosenBy)
    {
        var target = first;
        foreach (var line in code.Split('\n'))
        {
            var isMagic = line.StartsWith("#!", StringComparison.Ordinal);
            if (isMagic) target = chosenBy(Name().Match(line).Value) ?? target;
            _lines.Add((line, target, !isMagic && !Package().IsMatch(line)));
        }
    }

    /// <summary>The code of one kernel, with a blank for each character of everything else: every position stays where it is.</summary>
    public string CodeOf(string kernel) =>
        string.Join('\n', _lines.Select(l => l.IsCode && l.Kernel == kernel ? l.Text : Blank(l.Text)));

    /// <summary>Whether a package or another notebook brings in names that the code does not show.</summary>
    public bool BringsNames => _lines.Any(l => Package().IsMatch(l.Text) || Import().IsMatch(l.Text));

    /// <summary>The kernel of a line, counted from 0.</summary>
    public string KernelAt(int line) => At(line).Kernel;

    /// <summary>Null where the cursor is in code; the text of a magic or package line up to the cursor otherwise.</summary>
    public string? MagicBefore(int line, int character) =>
        At(line) is (var text, _, IsCode: false) ? text[..Math.Clamp(character, 0, text.Length)] : null;

    private (string Text, string Kernel, bool IsCode) At(int line) => _lines[Math.Clamp(line, 0, _lines.Count - 1)];

    private static string Blank(string line) =>
        line.EndsWith('\r') ? new string(' ', line.Length - 1) + '\r' : new string(' ', line.Length);

    [GeneratedRegex(@"^#!\S*")]
    private static partial Regex Name();

    [GeneratedRegex("""^#(i\b|r\s+"nuget:)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"^#!import\s")]
    private static partial Regex Import();
}
