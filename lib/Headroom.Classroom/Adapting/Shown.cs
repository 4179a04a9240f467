using Headroom.Classroom.Books;
using Headroom.Classroom.Marking;

namespace Headroom.Classroom.Adapting;

/// <summary>A mark as the systems show it: plain text, without what acts on a terminal or a page, and never longer than they
/// take.</summary>
internal static class Shown
{
    // PrairieLearn takes 1 MB for all of a submission; a unit has twelve exercises at most.
    private const int Most = 16_000;

    public static string Report(Mark mark)
    {
        var held = mark.Held is { } why ? $"held: {why}\n\n" : "";
        var text = Plain(held + (mark.Report.Length > 0 ? mark.Report : mark.Headline));
        return text.Length <= Most ? text : text[..Most] + "\n...";
    }

    public static string Problems(IReadOnlyList<string> problems) => Plain(string.Join('\n', problems.Select(one => $"not read: {one}")));

    public static string Plain(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(SafeText.Line));
}
