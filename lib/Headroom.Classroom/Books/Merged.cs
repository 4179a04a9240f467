using Headroom.Classroom.Marking;

namespace Headroom.Classroom.Books;

/// <summary>The runs of several shards as one.</summary>
/// <param name="Run">What was graded; the learners are the whole class.</param>
/// <param name="Marks">Each once.</param>
/// <param name="Problems">What could not be read, by learner.</param>
/// <param name="Missing">Learners of whom a mark is missing.</param>
public sealed record Merged(
    RunFile Run, IReadOnlyList<Mark> Marks, IReadOnlyDictionary<string, IReadOnlyList<string>> Problems, IReadOnlyList<string> Missing)
{
    /// <exception cref="InvalidDataException">They do not belong together, or disagree on a mark.</exception>
    public static Merged Of(IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var runs = folders.Select(folder => (Folder: folder, Run: RunFile.Read(folder)
            ?? throw new InvalidDataException($"{folder} holds no run of grade: it has no {RunFile.FileName}"))).ToList();
        var first = runs[0];
        foreach (var (folder, run) in runs)
            if (!run.Exercises.SequenceEqual(first.Run.Exercises) || !run.Learners.SequenceEqual(first.Run.Learners))
                throw new InvalidDataException($"{folder} and {first.Folder} are of different classes or units, and are not merged");
        var marks = new Dictionary<(string, string), (Mark Mark, string Folder)>();
        var problems = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var folder in folders)
        {
            var (some, wrong) = Journal.Read(new BookShelf(folder).JournalFile);
            foreach (var mark in some) Add(marks, mark, folder);
            foreach (var (learner, said) in wrong) problems[learner] = said;
        }
        var missing = first.Run.Learners
            .Where(learner => first.Run.Exercises.Any(exercise => !marks.ContainsKey((learner, exercise)))).ToList();
        return new(first.Run with { Shard = null, IsSandboxed = runs.All(one => one.Run.IsSandboxed) },
            [.. marks.Values.Select(one => one.Mark)], problems, missing);
    }

    // A shard that was graded twice agrees with itself.
    private static void Add(Dictionary<(string, string), (Mark Mark, string Folder)> marks, Mark mark, string folder)
    {
        if (marks.TryAdd((mark.Learner, mark.Exercise), (mark, folder))) return;
        var (other, from) = marks[(mark.Learner, mark.Exercise)];
        if (other.Outcome != mark.Outcome || other.Points != mark.Points)
            throw new InvalidDataException(
                $"{mark.Exercise} of {SafeText.Line(mark.Learner)} is {other.Outcome} in {from} and {mark.Outcome} in {folder}: grade "
                + "it once more, or leave one of the folders out");
    }
}
