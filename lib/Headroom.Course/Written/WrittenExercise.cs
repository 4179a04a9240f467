using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Written;

/// <summary>What has a file and a grader of its own.</summary>
internal interface IWrittenSubmission
{
    Placed<string>? File { get; }

    Placed<string>? Grader { get; }
}

[Noun("an exercise")]
internal sealed record WrittenExercise : IWrittenSubmission
{
    [ExerciseId]
    public Placed<string>? Id { get; init; }

    [SourceFile]
    public Placed<string>? File { get; init; }

    [Grader]
    public Placed<string>? Grader { get; init; }

    [List("alternative", 1, 8), Optional]
    public Placed<List<Placed<WrittenAlternative>>>? Alternatives { get; init; }

    [Number(1, 10, Whole = true)]
    public Placed<double>? Points { get; init; }

    [Number(2, 60, Whole = true)]
    public Placed<double>? Minutes { get; init; }

    [Flag]
    public Placed<bool>? Core { get; init; }

    [List("exercise id", 1, 8), ExerciseId, Optional]
    public Placed<List<Placed<string>>>? Needs { get; init; }

    [List("hint", 3, 3, Missing = ": the idea, the formula, nearly the answer"), Line(600)]
    public Placed<List<Placed<string>>>? Hints { get; init; }

    [Optional]
    public Placed<WrittenBudgets>? Budgets { get; init; }
}

[Noun("an alternative")]
internal sealed record WrittenAlternative : IWrittenSubmission
{
    [SourceFile]
    public Placed<string>? File { get; init; }

    [Grader]
    public Placed<string>? Grader { get; init; }
}

[Noun("an object of budgets")]
internal sealed record WrittenBudgets
{
    [Number(0, 600, MinExcluded = true), Optional]
    public Placed<double>? Seconds { get; init; }

    [Number(64, 65536, Whole = true), Optional]
    public Placed<double>? MemoryMb { get; init; }

    [Flag, Optional]
    public Placed<bool>? Timed { get; init; }
}
