namespace Headroom.Course.Learning;

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
    public ExerciseProgress After(Attempt attempt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return this with
        {
            Attempts = Attempts + 1,
            Passed = Passed ?? (attempt.Passed ? now : null),
            Points = Math.Max(Points, attempt.Points),
            Choices = [.. Choices.Union(attempt.Choices)],
        };
    }
}
