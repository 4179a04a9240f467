namespace Headroom.Grading.Learning;

/// <summary>What is remembered of one exercise.</summary>
public sealed record ExerciseProgress
{
    public static ExerciseProgress None { get; } = new();

    /// <summary>When it was first passed; later failures do not take it away.</summary>
    public DateTimeOffset? Passed { get; init; }

    public int Points { get; init; }

    /// <summary>Checks of a file in which something was written.</summary>
    public int Attempts { get; init; }

    /// <summary>Names of the files passed so far, where an exercise has several.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How many of the three hints were shown.</summary>
    public int Hints { get; init; }

    /// <summary>The same after one more check of a file in which something was written.</summary>
    public ExerciseProgress After(Report report, DateTimeOffset now) => this with
    {
        Attempts = Attempts + 1,
        Passed = Passed ?? (report.Outcome == Outcome.Passed ? now : null),
        Points = Math.Max(Points, report.Points),
        Choices = report.Choices is null ? Choices : [.. Choices.Union(report.Choices.Where(choice => choice.Outcome == Outcome.Passed).Select(choice => choice.Name))],
    };

    /// <summary>Whether a check says anything about the learner's work: not while nothing is written, nor when the course itself failed.</summary>
    public static bool IsAttempt(Report report) => report.Outcome is not Outcome.NotAttempted && report.Reason is not Reason.Harness;
}
