using Headroom.Course.Units;

namespace Headroom.Cli.Protocol;

/// <summary>
/// <c>show ID --json</c>: what an exercise asks for, and how far the learner is with it. Paths are relative to the course's folder.
/// </summary>
internal sealed record ExerciseAnswer
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Id of its unit.</summary>
    public required string Unit { get; init; }

    public required ExerciseState State { get; init; }

    /// <summary>When it was first passed; null until then.</summary>
    public DateTimeOffset? Passed { get; init; }

    /// <summary>The learner's, and what a pass is worth.</summary>
    public required int Points { get; init; }

    public required int OfPoints { get; init; }

    /// <summary>Checks of a file in which something was written.</summary>
    public required int Attempts { get; init; }

    /// <summary>What a prepared learner takes.</summary>
    public required int Minutes { get; init; }

    /// <summary>About how many lines the marked region takes.</summary>
    public required int Lines { get; init; }

    /// <summary>Whether it is on the default path.</summary>
    public required bool Core { get; init; }

    public required string Objective { get; init; }

    public required IReadOnlyList<string> Shapes { get; init; }

    public required string OutOfScope { get; init; }

    public required LimitsAnswer Limits { get; init; }

    public required IReadOnlyList<NeededExercise> Needs { get; init; }

    public required IReadOnlyList<ExerciseFile> Files { get; init; }

    public required string Notebook { get; init; }

    /// <summary>The notebook's heading that leads to it; null where there is none.</summary>
    public string? Section { get; init; }

    /// <summary>How many hints there are.</summary>
    public required int Hints { get; init; }

    /// <summary>The hints seen so far.</summary>
    public required IReadOnlyList<string> HintsSeen { get; init; }

    public static ExerciseAnswer Of(Learner learner, Exercise exercise)
    {
        var (progress, notebook) = (learner.Of(exercise), learner.Course.FindUnit(exercise.Unit).Notebook);
        return new()
        {
            Id = exercise.Id, Title = exercise.Title, Unit = exercise.Unit, State = ExerciseStates.Of(progress), Passed = progress.Passed,
            Points = progress.Points, OfPoints = exercise.Points, Attempts = progress.Attempts, Minutes = exercise.Minutes,
            Lines = exercise.Lines, Core = exercise.IsCore, Objective = exercise.Objective, Shapes = exercise.Shapes,
            OutOfScope = exercise.OutOfScope,
            Limits = new(exercise.Budgets.Seconds, exercise.Budgets.MemoryMb, exercise.Budgets.IsTimed),
            Needs = [.. exercise.Needs.Select(learner.Course.Find)
                .Select(need => new NeededExercise(need.Id, need.Title, learner.Of(need).Passed is not null))],
            Files = [.. exercise.Choices
                .Select(choice => new ExerciseFile(choice.ExerciseFile, choice.IsChoice ? choice.Objective : null))],
            Notebook = notebook, Section = NotebookSection.Of(learner.Layout.PathTo(notebook), exercise.Id),
            Hints = exercise.Hints.Count, HintsSeen = [.. exercise.Hints.Take(progress.Hints)],
        };
    }
}

/// <summary>What a check may spend: seconds of wall time, megabytes, and whether speed is measured.</summary>
internal sealed record LimitsAnswer(double Seconds, int MemoryMb, bool Timed);

/// <summary>An earlier exercise that one builds on.</summary>
internal sealed record NeededExercise(string Id, string Title, bool Passed);

/// <summary>A file that can be handed in; with an objective of its own where there are several.</summary>
internal sealed record ExerciseFile(string File, string? Objective);

/// <summary><c>next --json</c>: the one next step.</summary>
/// <param name="Passed">Exercises of the default path that are passed.</param>
/// <param name="Of">How many it has.</param>
/// <param name="Next">Left out when every exercise is passed.</param>
internal sealed record StepAnswer(int Passed, int Of, ExerciseAnswer? Next)
{
    public static StepAnswer From(Learner learner, bool all)
    {
        var (core, known) = (learner.Course.Core.ToList(), learner.Progress());
        return new(
            core.Count(exercise => known.GetValueOrDefault(exercise.Id)?.Passed is not null), core.Count,
            learner.NextExercise(all) is { } next ? ExerciseAnswer.Of(learner, next) : null);
    }
}
