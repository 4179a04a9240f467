using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>Jupyter counts a cursor in Unicode code points from the start of the cell, the kernel in lines and UTF-16 units.</summary>
internal static class CursorPosition
{
    public static LinePosition ToLine(string code, int codePoints)
    {
        var (line, lineStart, at) = (0, 0, 0);
        for (var seen = 0; at < code.Length && seen < codePoints; seen++)
        {
            var step = StepAt(code, at);
            if (code[at] == '\n') (line, lineStart) = (line + 1, at + 1);
            at += step;
        }
        return new(line, at - lineStart);
    }

    public static int FromLine(string code, LinePosition position)
    {
        var at = 0;
        for (var line = 0; line < position.Line && at < code.Length; at++)
            if (code[at] == '\n') line++;
        var end = Math.Min(code.Length, at + position.Character);
        var codePoints = 0;
        for (var i = 0; i < end; codePoints++) i += StepAt(code, i);
        return codePoints;
    }

    private static int StepAt(string code, int at) => at + 1 < code.Length && char.IsSurrogatePair(code[at], code[at + 1]) ? 2 : 1;
}
