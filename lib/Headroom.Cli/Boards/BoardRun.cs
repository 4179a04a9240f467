using System.Globalization;
using Headroom.Cli.Checks;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Boards;

/// <summary>Scores of the capstone: the learner's own, those of others, and what they come to when they are run again.</summary>
/// <param name="openContained">Opens the checker of files that others wrote.</param>
internal sealed class BoardRun(Learner learner, Board board, Func<CancellationToken, Task<IExerciseChecker>> openContained)
{
    /// <summary>Checks the learner's file with fresh inputs, and enters it where it passes.</summary>
    public async Task<int> Add(Exercise exercise, string name, CancellationToken cancel)
    {
        if (Board.NameComplaint(name) is { } complaint) throw new UsageException($"--name: {complaint}.");
        using var checker = learner.OpenChecker();
        var report = await CheckRun.One(learner, checker, exercise, new CheckOptions { Final = true }, cancel);
        if (report.Outcome != Outcome.Passed)
        {
            CheckRun.Show(learner.Screen, report);
            return report.ExitCode;
        }
        var source = await File.ReadAllTextAsync(learner.Layout.PathTo(exercise.ExerciseFile), cancel);
        if (Scored(report, name, source) is not { } entry)
            throw new UsageException($"{exercise.Id} has no score: the board is of {string.Join(", ", WithScores())}.");
        var isNew = board.Add([entry]) > 0;
        Say("board", isNew ? $"{Line(entry)} is entered." : $"{Line(entry)}: your best of {exercise.Id} stays as it was.");
        return Exit.Ok;
    }

    /// <summary>Takes the entries of other boards. What they call verified is not: nothing but a run here is.</summary>
    public int Merge(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(file)) throw new UsageException($"there is no file {file}");
            var entries = new Board(file).Read();
            Say("merged", $"{Numbers.Count(board.Add(entries), "entry", "entries")} of {entries.Count} in {file}");
        }
        return Show();
    }

    public int Show()
    {
        var entries = board.Read();
        if (entries.Count == 0)
        {
            Say("board", "Nobody is on it yet.");
            Say("", "./course board --add 11.1 --name YOURS enters a file that passes.");
            return Exit.Ok;
        }
        foreach (var own in entries.GroupBy(entry => entry.Exercise))
        {
            learner.Screen.Blank();
            learner.Screen.Write([new Piece($"{own.Key} {Title(own.Key)}", Ink.Strong)]);
            foreach (var (entry, at) in own.Select((entry, at) => (entry, at + 1))) learner.Screen.Write($"{at,4}  {Line(entry)}");
        }
        learner.Screen.Blank();
        Say("", "As they were entered. --verify runs every file again on this machine.");
        return Exit.Ok;
    }

    /// <summary>Runs every entry again, on its seed, and says what that came to. Nothing else verifies an entry.</summary>
    public async Task<int> Verify(CancellationToken cancel)
    {
        var entries = board.Read();
        var refuted = 0;
        using var checker = await openContained(cancel);
        var folder = Directory.CreateTempSubdirectory("headroom-board-").FullName;
        try
        {
            foreach (var entry in entries)
            {
                var (holds, words) = await Again(entry, checker, folder, cancel);
                if (!holds) refuted++;
                learner.Screen.Write(
                    [new Piece(holds ? "  verified   " : "  not so     ", holds ? Ink.Good : Ink.Bad),
                        new Piece($"{entry.Exercise}  {Line(entry)}"), new Piece($"   {words}", Ink.Muted)]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Say("board", $"{entries.Count - refuted} of {Numbers.Count(entries.Count, "entry", "entries")} verified here, now.");
        return refuted == 0 ? Exit.Ok : Exit.Failed;
    }

    // A count is the same everywhere. A time is this machine's: it has to pass here, and what it comes to here is told.
    private async Task<(bool Holds, string Words)> Again(
        BoardEntry entry, IExerciseChecker checker, string folder, CancellationToken cancel)
    {
        if (learner.Course.Exercises.FirstOrDefault(exercise => exercise.Id == entry.Exercise) is not { } exercise)
            return (false, $"there is no exercise {Ids.Printable(entry.Exercise)}");
        var file = Path.Combine(folder, exercise.Name + ".cs");
        await File.WriteAllTextAsync(file, entry.Source, cancel);
        var report = await checker.Check(exercise, file, new CheckOptions { Seed = entry.Seed, IsExamined = true }, cancel);
        if (report.Outcome != Outcome.Passed) return (false, $"{report.Outcome}: {report.Headline}");
        if (Scored(report, entry.Name, entry.Source) is not { } again) return (false, "it has no score");
        var isCount = report.Budget.First(row => row.What == Grader.ScoreRow).IsCount;
        var here = $"S = {again.S.ToString("0.000", CultureInfo.InvariantCulture)} here";
        return isCount && Math.Abs(again.S - entry.S) > 0.0015 ? (false, here) : (true, here);
    }

    private BoardEntry? Scored(Report report, string name, string source)
    {
        var rows = report.Budget;
        var at = Enumerable.Range(0, rows.Count).FirstOrDefault(i => rows[i].What == Grader.ScoreRow, -1);
        if (at < 1 || rows[at - 1] is not { Naive: { } baseline, Compulsory: { } bound } time) return null;
        return new(report.Exercise, name, rows[at].Yours, time.What, time.Unit, time.Yours, bound, baseline, report.Seed,
            learner.Clock.GetUtcNow(), source);
    }

    private static string Line(BoardEntry entry) => string.Create(CultureInfo.InvariantCulture,
        $"S = {entry.S:0.000}  {entry.Name,-20} {entry.What} {Numbers.Short(entry.Time)} {entry.Unit}  "
        + $"file {entry.Hash}  {entry.At:yyyy-MM-dd}");

    private string Title(string id) => learner.Course.Exercises.FirstOrDefault(exercise => exercise.Id == id)?.Title ?? "";

    private IEnumerable<string> WithScores() =>
        learner.Course.Exercises.Where(exercise => exercise.Unit == "11").Select(exercise => exercise.Id);

    private void Say(string label, string text) => learner.Screen.Labelled(label, new Piece(text));
}
