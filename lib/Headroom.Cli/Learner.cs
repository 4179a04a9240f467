using Headroom.Cli.Book;
using Headroom.Cli.Screens;
using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Cli;

/// <summary>What every verb works with: the course, its folders, the screen, and what is remembered of this learner.</summary>
internal sealed class Learner(CourseLayout layout, Screen screen, TimeProvider? clock = null)
{
    public CourseLayout Layout => layout;
    public Screen Screen => screen;
    public TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    /// <summary>Read once, when first asked for.</summary>
    public Syllabus Course => field ??= Syllabus.LoadForLearner(layout.Root);

    public ProgressFile Progress => field ??= new ProgressFile(layout.StateFolder, Clock, screen.Problem);

    /// <summary>How files are checked; a test may put fixed reports in its place.</summary>
    public Func<IExerciseChecker> OpenChecker { get; init; } = () => new ExerciseChecker(layout);

    /// <summary>What the book is drawn with; a test may put files of its own in its place.</summary>
    public Func<CancellationToken, Task<IBookTools>> OpenBookTools { get; init; } = async cancel => await BookTools.Open(layout, cancel);

    public ExerciseProgress Of(Exercise exercise) => Progress.Read().GetValueOrDefault(exercise.Id, ExerciseProgress.None);

    /// <summary>The first exercise that is not passed, or null when all are.</summary>
    public Exercise? NextExercise()
    {
        var known = Progress.Read();
        return Course.Exercises.FirstOrDefault(exercise => known.GetValueOrDefault(exercise.Id)?.Passed is null);
    }

    /// <summary>Remembers something; a disk that refuses is a warning, because the verdict on the screen still holds.</summary>
    public void Remember(Exercise exercise, Func<ExerciseProgress, ExerciseProgress> change)
    {
        try
        {
            Progress.Update(exercise.Id, change);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Problem($"progress is not saved: {e.Message}");
        }
    }
}
