using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>
/// Where a method is declared. Symbols know the lines of its body only; the file, where it is there, has the name above it.
/// </summary>
internal static class Declarations
{
    private const int LongestSignature = 20; // lines from the name to the body

    /// <summary>The line with the method's name, else the first of its body; null without symbols.</summary>
    public static SourceLine? Of(MethodInfo method)
    {
        if (SourceLines.First(method) is not { } body) return null;
        if (MethodNames.Written(method) is not { } name || !File.Exists(body.File)) return body;
        var lines = File.ReadLines(body.File).Take(body.Line).ToArray();
        for (var at = lines.Length; at > 0 && at > lines.Length - LongestSignature; at--)
            if (Declares(lines[at - 1], name)) return body with { Line = at };
        return body;
    }

    // Kernel( or Kernel<T>(, and no part of another name.
    private static bool Declares(string line, string name)
    {
        var at = line.IndexOf(name, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + name.Length;
            var isWhole = (at == 0 || !char.IsLetterOrDigit(line[at - 1]) && line[at - 1] is not ('_' or '.')) && end < line.Length
                && line[end] is '(' or '<';
            if (isWhole) return true;
            at = line.IndexOf(name, end, StringComparison.Ordinal);
        }
        return false;
    }
}
