using System.Text;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Feedback;

/// <summary>One Markdown file with all that who mends a mistake of the course needs to see it too.</summary>
/// <param name="Version">Of the course, with the commit that it was built from.</param>
/// <param name="Doctor">What <c>doctor</c> prints.</param>
/// <param name="Personal">What is left out.</param>
internal sealed record Bundle(string Version, string Doctor, Personal Personal)
{
    private const int MostOfFile = 60_000; // characters: an issue takes 65,536

    /// <summary>The text, ready to be read, sent or pasted into an issue.</summary>
    public string Write(CourseLayout layout, Exercise exercise)
    {
        var last = LastReport.Of(layout, exercise);
        var text = new StringBuilder($"# {exercise.Id} {exercise.Title}\n\n");
        text.Append("## What happened, and what should have\n\n(write it here)\n\n");
        text.Append($"## Version\n\n{Version}\n\n## Machine\n\n").Append(Fenced(Personal.Without(Doctor), ""));
        text.Append("## Last report\n\n").Append(last is null
            ? $"none: `./course check {exercise.Id}` was not run yet\n\n"
            : $"seed {last.Seed}{(IsOfNow(last) ? "" : ", of a file that was changed since")}\n\n"
                + Fenced(Personal.Without(last.Text), ""));
        foreach (var choice in exercise.Choices)
            text.Append($"## {choice.ExerciseFile}\n\n").Append(FileOf(layout.PathTo(choice.ExerciseFile)));
        return text.ToString();

        bool IsOfNow(LastReport report) => report.Sha256 == LastReport.HashOf(layout, exercise);
    }

    /// <summary>The issue template that fits what the last check said.</summary>
    public static string TemplateFor(CourseLayout layout, Exercise exercise) => LastReport.Of(layout, exercise)?.Outcome switch
    {
        Outcome.Passed => "wrong-submission.md",
        Outcome.Failed => "right-submission.md",
        _ => "broken.md",
    };

    private string FileOf(string path)
    {
        try
        {
            var text = Personal.WithoutInCode(File.ReadAllText(path));
            return text.Length <= MostOfFile
                ? Fenced(text, "csharp")
                : $"{text.Length:#,0} characters, the first {MostOfFile:#,0}:\n\n" + Fenced(text[..MostOfFile], "csharp");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "there is no such file\n\n";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {Personal.Without(e.Message)}\n\n";
        }
    }

    // A fence is longer than any within; what acts on a terminal is spelled out.
    private static string Fenced(string text, string language)
    {
        var (longest, run) = (2, 0);
        foreach (var c in text) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return $"{fence}{language}\n{Printable(text).TrimEnd('\n')}\n{fence}\n\n";
    }

    private static string Printable(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            plain.Append(rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not
                System.Globalization.UnicodeCategory.Format ? rune.ToString() : $"\\u{{{rune.Value:x}}}");
        return plain.ToString();
    }
}
