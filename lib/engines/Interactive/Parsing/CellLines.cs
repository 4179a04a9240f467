using System.Text.RegularExpressions;

namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>A cell that is being written, line by line: which kernel each is for, and whether it is code. Nothing in it is an error.</summary>
internal sealed partial class CellLines
{
    private readonly List<(string Text, Kernel Kernel, bool IsCode)> _lines = [];

    public CellLines(string code, Kernel target)
    {
        foreach (var line in code.Split('\n'))
        {
            var isMagic = line.StartsWith("#!", StringComparison.Ordinal);
            if (isMagic && target.RootKernel.FindByMagic(Name().Match(line).Value) is { } chosen) target = chosen;
            _lines.Add((line, target, !isMagic && !Package().IsMatch(line)));
        }
    }

    public Kernel KernelAt(int line) => _lines[Clamp(line, _lines.Count - 1)].Kernel;

    /// <summary>Null where the cursor is in code; the text of a magic or package line up to the cursor otherwise.</summary>
    public string? MagicBefore(LinePosition cursor)
    {
        var (text, _, isCode) = _lines[Clamp(cursor.Line, _lines.Count - 1)];
        return isCode ? null : text[..Clamp(cursor.Character, text.Length)];
    }

    /// <summary>The code of one kernel with everything else blanked; every line stays where it is.</summary>
    public string CodeFor(Kernel kernel) => string.Join('\n', _lines.Select(l => l.IsCode && l.Kernel == kernel ? l.Text : ""));

    public static int Clamp(int value, int highest) => Math.Clamp(value, 0, Math.Max(0, highest));

    [GeneratedRegex(@"^#!\S*")]
    private static partial Regex Name();

    [GeneratedRegex("""^#(i\b|r\s+"nuget:)""")]
    private static partial Regex Package();
}
