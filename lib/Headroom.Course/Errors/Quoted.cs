using System.Text;

namespace Headroom.Course.Errors;

/// <summary>Input repeated in a message: cut short, and with nothing that a terminal would act on.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes().Take(Longest))
            quoted.Append(Unprintable.Is(rune) ? $"\\u{rune.Value:x4}" : rune.ToString());
        return quoted.Append(text.EnumerateRunes().Skip(Longest).Any() ? "...\"" : "\"").ToString();
    }
}
