using Headroom.Classroom.Books;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Intake;
using Headroom.Classroom.Marking;
using Headroom.Cli.Checks;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Classes;

/// <summary>Grades a class into a folder of books, or makes one of the folders of several shards.</summary>
internal sealed class ClassGrading(Learner learner, ClassOptions options)
{
    private readonly BookShelf _shelf = new(Path.GetFullPath(options.Out));

    /// <exception cref="UsageException">Something that was asked for is not there, or cannot be done here.</exception>
    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            return options.Merge.Count > 0 ? Merge() : await Grade(cancel);
        }
        catch (InvalidDataException wrong)
        {
            throw new UsageException(SafeText.Line(wrong.Message));
        }
    }

    private async Task<int> Grade(CancellationToken cancel)
    {
        var around = await Around(cancel);
        var exercises = Exercises();
        var all = Submissions();
        var shard = options.Shard is { } part ? Shard.Parse(part) : Shard.Whole;
        var mine = all.Where((_, index) => shard.Has(index)).ToList();
        await TrainingNeeds.Bring(learner, exercises, cancel);
        Directory.CreateDirectory(_shelf.Folder);
        using var journal = Journal.Open(_shelf.JournalFile);
        var run = RunOf(exercises, [.. all.Select(one => one.Name)], around);
        run.Write(_shelf.Folder);
        var marking = new ClassRun(learner.Layout, around, run, journal)
        {
            Jobs = options.Jobs, Marked = name => Tell(journal, exercises, name), Regions = Regions(all),
        };
        await marking.Mark(mine, exercises, cancel);
        return Close(BookShelf.Of(exercises, [.. mine.Select(one => one.Name)], MarksOf(journal, mine), journal.Problems, Accepted()));
    }

    // Of a learner who has gone since an earlier run, nothing is booked.
    private static List<Mark> MarksOf(Journal journal, IReadOnlyList<HandedIn> submissions)
    {
        var names = submissions.Select(one => one.Name).ToHashSet();
        return [.. journal.Marks.Where(mark => names.Contains(mark.Learner))];
    }

    private int Merge()
    {
        var merged = Merged.Of(options.Merge);
        var exercises = merged.Run.Exercises.Select(learner.Course.Find).ToList();
        Directory.CreateDirectory(_shelf.Folder);
        var exit = Close(BookShelf.Of(exercises, merged.Run.Learners, merged.Marks, merged.Problems, Accepted()));
        if (merged.Missing.Count == 0) return exit;
        learner.Screen.Problem(
            $"{Text.Count(merged.Missing.Count, "learner")} of {merged.Run.Learners.Count:#,0} without all marks, the first is "
            + $"{SafeText.Line(merged.Missing[0])}: a shard is missing, or has not ended. Run it again with --resume, then merge again.");
        return Exit.Failed;
    }

    private async Task<Containments> Around(CancellationToken cancel)
    {
        var found = await Containments.Find(cancel);
        if (found.IsSandbox) return found;
        if (!options.Trust)
            throw new UsageException(
                $"no sandbox for graded code: {found.WhyNone}. Install it (apt-get install bubblewrap), or add --trust: then the "
                + "allow-list, limits of time and memory and a process for each "
                + "learner are all that stands between a submission and this machine.");
        if (!options.Json) learner.Screen.Write(new Piece($"without a sandbox, as --trust allows: {found.WhyNone}", Ink.Muted));
        return found;
    }

    private IReadOnlyList<Exercise> Exercises() => options.Units is not { } units
        ? [.. learner.Course.Exercises]
        : [.. units.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(id =>
            learner.Exercises(id))
            .DistinctBy(exercise => exercise.Id)];

    private IReadOnlyList<HandedIn> Submissions()
    {
        var path = Path.GetFullPath(options.Submissions!);
        if ((_shelf.Folder + "/").StartsWith(path + "/", StringComparison.Ordinal))
            throw new UsageException($"--out {options.Out} lies within the submissions and would be taken for one: name another folder.");
        return HandedIn.All(path);
    }

    private RunFile RunOf(IReadOnlyList<Exercise> exercises, IReadOnlyList<string> names, Containments around)
    {
        string[] ids = [.. exercises.Select(exercise => exercise.Id)];
        if (RunFile.Read(_shelf.Folder) is not { } before) return RunFile.New(ids, names, options.Shard, around.IsSandbox);
        if (!options.Resume)
            throw new UsageException($"{options.Out} holds an earlier run. Add --resume to go on with it, or name another folder.");
        if (before.Shard != options.Shard)
            throw new UsageException(
                $"{options.Out} holds {(before.Shard is { } shard ? $"shard {shard}" : "a whole class")}: "
                + "resume it with the same --shard.");
        return before with { Exercises = ids, Learners = names, IsSandboxed = before.IsSandboxed && around.IsSandbox };
    }

    private IReadOnlySet<(string, string, string)> Accepted()
    {
        if (options.Accepted is not { } path) return new HashSet<(string, string, string)>();
        using var reader = new StreamReader(path);
        return Gradebook.ReadAccepted(reader);
    }

    private Action<Mark> Regions(IReadOnlyList<HandedIn> all)
    {
        var numbers = all.Index().ToDictionary(one => one.Item.Name, one => one.Index + 1);
        return mark => _shelf.WriteRegion(mark, numbers[mark.Learner]);
    }

    private void Tell(Journal journal, IReadOnlyList<Exercise> exercises, string name)
    {
        if (options.Json) return;
        var marks = journal.Marks.Where(mark => mark.Learner == name).ToList();
        var points = marks.Where(mark => mark.Held is null).Sum(mark => mark.Points);
        var held = marks.Count(mark => mark.Held is not null);
        lock (_shelf)
        {
            learner.Screen.Write(Text.Ends(
                new Piece(SafeText.Line(name)),
                new Piece($"{points:0.##} of {Text.Count(exercises.Sum(exercise => exercise.Points), "point")}"
                    + (held > 0 ? $" · {held} held" : ""), Ink.Muted), learner.Screen.Width));
        }
    }

    private int Close(ClassMarks marks)
    {
        _shelf.Write(marks);
        if (options.Json)
        {
            learner.Screen.Raw(Gradebook.Json(marks) + "\n");
            return Exit.Ok;
        }
        learner.Screen.Blank();
        learner.Screen.Labelled("class", new Piece($"{Text.Count(marks.Learners.Count, "learner")} · "
            + $"{Text.Count(marks.Exercises.Count, "exercise")} · "
            + $"{Text.Count(marks.Learners.SelectMany(marks.Of).Count(marks.IsHeld), "mark")} held"));
        learner.Screen.Labelled("books", new Piece(Path.Combine(_shelf.Folder, "class.html"), Ink.Path));
        learner.Screen.Labelled("", new Piece(Path.Combine(_shelf.Folder, "gradebook.csv"), Ink.Path));
        return Exit.Ok;
    }
}
