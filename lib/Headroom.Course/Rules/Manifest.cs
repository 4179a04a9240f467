using Headroom.Course.Json;
using Headroom.Course.Units;
using Headroom.Course.Written;

namespace Headroom.Course.Rules;

/// <summary>A value with what it was read from, for the place of an error.</summary>
internal readonly record struct Sourced<T, TWritten>(T Value, Placed<TWritten> Source)
{
    public TWritten Written => Source.Value!;
}

/// <summary>
/// The manifest as records, possibly incomplete: empty where a form has already complained, and without what the solutions say.
/// </summary>
internal sealed record Manifest(
    string Title, IReadOnlyList<Sourced<Unit, WrittenUnit>> Units, IReadOnlyList<Sourced<Exercise, WrittenExercise>> Exercises)
{
    /// <summary>Everything with a file and a grader of its own: exercises and their alternatives, in the order of the text.</summary>
    public IEnumerable<(Exercise Value, IWrittenSubmission Written, int At)> Submissions => Exercises.SelectMany(exercise =>
        exercise.Written.Alternatives.Entries()
            .Zip(exercise.Value.Alternatives, (source, other) => (other, (IWrittenSubmission)source.Value!, source.At))
            .Prepend((exercise.Value, exercise.Written, exercise.Source.At)));

    public static Manifest Bind(Placed<WrittenCourse> course)
    {
        if (course.Value is not { } root) return new Manifest("", [], []);
        var exercises = new List<Sourced<Exercise, WrittenExercise>>();
        var units = new List<Sourced<Unit, WrittenUnit>>();
        var files = new Dictionary<string, string>();
        foreach (var source in root.Units.Entries())
        {
            var id = source.Value!.Id.Text();
            var own = source.Value.Exercises.Entries()
                .Select(entry => new Sourced<Exercise, WrittenExercise>(Exercise(id, entry.Value!, files), entry)).ToArray();
            exercises.AddRange(own);
            units.Add(new(Unit(source.Value, [.. own.Select(exercise => exercise.Value)]), source));
        }
        return new Manifest(root.Title.Text(), units, exercises);
    }

    private static Unit Unit(WrittenUnit written, IReadOnlyList<Exercise> exercises) => new()
    {
        Id = written.Id.Text(),
        Slug = written.Slug.Text(),
        Title = written.Title.Text(),
        Summary = written.Summary.Text(),
        Notebook = written.Notebook.Text(),
        BuildsOn = written.BuildsOn.Texts(),
        Exercises = exercises,
    };

    // Files of the exercises before it, by id.
    private static Exercise Exercise(string unit, WrittenExercise written, Dictionary<string, string> files)
    {
        var exercise = new Exercise
        {
            Id = written.Id.Text(),
            Unit = unit,
            File = written.File.Text(),
            Grader = written.Grader.Text(),
            Points = written.Points.Whole(),
            Minutes = written.Minutes.Whole(),
            IsCore = written.Core?.Value ?? false,
            Needs = written.Needs.Texts(),
            NeededFiles = [.. written.Needs.Texts().Where(files.ContainsKey).Select(need => files[need])],
            Hints = written.Hints.Texts(),
            Budgets = Budgets(written.Budgets?.Value),
        };
        files.TryAdd(exercise.Id, exercise.File);
        var others = written.Alternatives.Entries()
            .Select(other => exercise with { File = other.Value!.File.Text(), Grader = other.Value.Grader.Text() });
        return exercise with { Alternatives = [.. others] };
    }

    private static Budgets Budgets(WrittenBudgets? written) => new()
    {
        Seconds = written?.Seconds?.Value ?? Course.Units.Budgets.Default.Seconds,
        MemoryMb = written?.MemoryMb is { } memory ? memory.Whole() : Course.Units.Budgets.Default.MemoryMb,
        IsTimed = written?.Timed?.Value ?? false,
    };
}
