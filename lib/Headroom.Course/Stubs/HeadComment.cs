namespace Headroom.Course.Stubs;

/// <summary>The comment at the head of an exercise file: id, title and objective, then shapes and units, then what is out of scope.</summary>
public static class HeadComment
{
    /// <summary>The lines on shapes and units, without their slashes; the solution has them too, and the learner does not edit it.</summary>
    public static IReadOnlyList<string> Shapes(string file)
    {
        if (!File.Exists(file)) return [];
        return
        [
            .. File.ReadLines(file)
                .TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.Contains("Out of scope", StringComparison.Ordinal))
                .Select(line => line[2..].TrimEnd())
                .Select(line => line.StartsWith(' ') ? line[1..] : line),
        ];
    }
}
