namespace Headroom.Course.Units;

/// <summary>One exercise of the manifest: a stub, a solution, a grader and a page of mutants, with what the learner is told.</summary>
public sealed record Exercise
{
    /// <summary>Unit, dot, number from 1: <c>01.2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the unit it belongs to: <c>01</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>As <see cref="Objective"/>, <see cref="Shapes"/>, <see cref="OutOfScope"/>, <see cref="Lines"/> and
    /// <see cref="Starter"/> said by the solution, its only source.</summary>
    public string Title { get; init; } = "";

    /// <summary>Path below both <c>exercises/</c> and <c>solutions/</c>: <c>01-roofline/Intensity.cs</c>.</summary>
    public required string File { get; init; }

    /// <summary>Name of the grader's class, without a namespace.</summary>
    public required string Grader { get; init; }

    /// <summary>The one thing the learner can do afterwards.</summary>
    public string Objective { get; init; } = "";

    /// <summary>Shapes, units and what else a solution needs to know, line by line.</summary>
    public IReadOnlyList<string> Shapes { get; init; } = [];

    public string OutOfScope { get; init; } = "";

    /// <summary>About how many lines the marked region takes.</summary>
    public int Lines { get; init; }

    public required int Points { get; init; }

    /// <summary>What a prepared learner takes for it.</summary>
    public int Minutes { get; init; }

    /// <summary>Whether it is on the default path; the others are further work.</summary>
    public bool IsCore { get; init; } = true;

    /// <summary>Ids of earlier exercises whose passing or understanding this one builds on.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Their files, below both <c>exercises/</c> and <c>solutions/</c>: a grader may read them along with this one's.</summary>
    public IReadOnlyList<string> NeededFiles { get; init; } = [];

    /// <summary>Exactly three, from the idea to nearly the answer.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    public required Budgets Budgets { get; init; }

    /// <summary>Lines of the stub's marked region; empty means <c>throw new NotAttempted("01.2");</c>.</summary>
    public IReadOnlyList<string> Starter { get; init; } = [];

    /// <summary>
    /// Further files that pass the exercise just as well as <see cref="File"/>, each with a grader of its own; empty for most exercises.
    /// </summary>
    public IReadOnlyList<Exercise> Alternatives { get; init; } = [];

    /// <summary>With alternatives: the first file's own objective and shapes, where this exercise speaks of them all.</summary>
    internal Exercise? FirstChoice { get; init; }

    /// <summary>
    /// One of the files of an exercise with alternatives. They start from working code, so one that is as it was counts as not attempted.
    /// </summary>
    public bool IsChoice { get; init; }

    /// <summary>What can be submitted, each as an exercise of one file: the exercise itself and its alternatives.</summary>
    public IReadOnlyList<Exercise> Choices =>
        Alternatives.Count == 0
            ? [this]
            : [(FirstChoice ?? this) with { Alternatives = [], IsChoice = true },
                .. Alternatives.Select(other => other with { IsChoice = true })];

    /// <summary>Files of a learner that its grader may read: those that can be submitted, and those of exercises it needs.</summary>
    public IEnumerable<string> FilesToRead => Choices.Select(choice => choice.File).Concat(NeededFiles);

    /// <summary>The file's name, which tells choices apart: <c>Intensity</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>The learner's file, relative to the repository: <c>exercises/01-roofline/Intensity.cs</c>.</summary>
    public string ExerciseFile => "exercises/" + File;

    /// <summary><see cref="ExerciseFile"/>, or with alternatives <c>exercises/02-kernels/{Lanes or Warps}.cs</c>.</summary>
    public string FilesToWrite => Alternatives.Count == 0
        ? ExerciseFile
        : $"{ExerciseFile[..(ExerciseFile.LastIndexOf('/') + 1)]}{{{string.Join(" or ", Choices.Select(choice => choice.Name))}}}.cs";

    /// <summary>The worked solution, relative to the repository.</summary>
    public string SolutionFile => "solutions/" + File;

    /// <summary>Where the wrong submissions stand as edits of the solution: <c>tests/Mutants/01-roofline/Intensity.mutants</c>.</summary>
    public string MutantsPage => MutantsFolder + ".mutants";

    /// <summary>Where those stand that are no edits, if there are any: <c>tests/Mutants/01-roofline/Intensity</c>, one file each.</summary>
    public string MutantsFolder => "tests/Mutants/" + File[..^".cs".Length];
}
