namespace Headroom.Grading.Reporting;

/// <summary>Text in lines of a width, broken between words; a longer word gets a line of its own.</summary>
internal static class Wrapping
{
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    /// <summary>The text, its end left out where it is longer than <paramref name="width"/>.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : $"{text[..Math.Max(0, width - 1)]}…";
}
