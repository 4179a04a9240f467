using Headroom.Classroom.Marking;
using Headroom.Course.Units;

namespace Headroom.Classroom.Books;

/// <summary>
/// Everything that a run leaves in its folder: gradebook.csv and .json, held.csv, class.html, a page for each learner and the regions
/// alone.
/// </summary>
public sealed class BookShelf(string folder)
{
    public string Folder => folder;

    public string JournalFile => Path.Combine(folder, "marks.jsonl");

    /// <summary>Writes all books but the regions, each whole or not at all.</summary>
    public void Write(ClassMarks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        AtomicFile.Write(Path.Combine(folder, "gradebook.csv"), Text(writer => Gradebook.WriteCsv(marks, writer)));
        AtomicFile.Write(Path.Combine(folder, "held.csv"), Text(writer => Gradebook.WriteHeld(marks, writer)));
        AtomicFile.Write(Path.Combine(folder, "gradebook.json"), Gradebook.Json(marks) + "\n");
        var pages = marks.Learners.Index().ToDictionary(one => one.Item, one =>
            $"learners/{SafeText.FileName(one.Item, one.Index + 1)}.html");
        foreach (var (learner, page) in pages) AtomicFile.Write(Path.Combine(folder, page), Pages.Learner(marks, learner));
        AtomicFile.Write(Path.Combine(folder, "class.html"), Pages.Class(marks, learner => pages[learner]));
    }

    /// <summary>
    /// The marked region of one file, for a tool that compares texts: <c>regions/02.5/0007-ann.cs</c>. The rest of the file is the course's
    /// own, and would make all of them alike.
    /// </summary>
    public void WriteRegion(Mark mark, int number)
    {
        ArgumentNullException.ThrowIfNull(mark);
        if (mark.Region is not { } region || mark.Outcome == Grading.Outcome.NotAttempted) return;
        AtomicFile.Write(Path.Combine(folder, "regions", mark.Exercise, SafeText.FileName(mark.Learner, number) + ".cs"), region + "\n");
    }

    /// <summary>The marks of a journal, beside the learners and exercises that were to be marked.</summary>
    public static ClassMarks Of(
        IReadOnlyList<Exercise> exercises, IReadOnlyList<string> learners, IReadOnlyList<Mark> marks,
        IReadOnlyDictionary<string, IReadOnlyList<string>> problems, IReadOnlySet<(string, string, string)> read) =>
        new(exercises, learners, marks.ToDictionary(mark => (mark.Learner, mark.Exercise)), problems, read);

    private static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }
}
