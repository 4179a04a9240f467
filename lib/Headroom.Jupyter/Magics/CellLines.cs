using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Magics;

/// <summary>
/// A cell that is being written, line by line: which kernel each is for, and whether it is code. Nothing in it is an error.
/// </summary>
internal sealed partial class CellLines
{
    private readonly List<(string Text, Kernel? Kernel, bool IsCode)> _lines = [];

    public CellLines(string code, Kernel first)
    {
        Kernel? target = first;
        foreach (var line in code.Split('\n'))
        {
            var isMagic = line.StartsWith("#!", StringComparison.Ordinal);
            if (isMagic && MagicNames.ChosenBy(Name().Match(line).Value, first.RootKernel, out var chosen)) target = chosen;
            _lines.Add((line, target, !isMagic && !Package().IsMatch(line)));
        }
    }

    /// <summary>The code of one kernel with everything else blanked; every line stays where it is.</summary>
    public static string CodeOf(string code, Kernel kernel) =>
        string.Join('\n', new CellLines(code, kernel)._lines.Select(l => l.IsCode && l.Kernel == kernel ? l.Text : ""));

    public Kernel? KernelAt(int line) => _lines[Math.Clamp(line, 0, _lines.Count - 1)].Kernel;

    /// <summary>Null where the cursor is in code; the text of a magic or package line up to the cursor otherwise.</summary>
    public string? MagicBefore(LinePosition cursor)
    {
        var (text, _, isCode) = _lines[Math.Clamp(cursor.Line, 0, _lines.Count - 1)];
        return isCode ? null : text[..Math.Clamp(cursor.Character, 0, text.Length)];
    }

    [GeneratedRegex(@"^#!\S*")]
    private static partial Regex Name();

    [GeneratedRegex("""^#(i\b|r\s+"nuget:)""")]
    private static partial Regex Package();
}
