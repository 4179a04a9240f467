using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Course;

/// <summary>
/// The course and one learner in it: how far, which hints were seen, what is next. A screen and a notebook each say it in their own words.
/// </summary>
/// <param name="layout">Where the course is.</param>
/// <param name="problem">Is told, in a sentence, what could not be read or saved.</param>
/// <param name="clock">When something was passed; the system's by default.</param>
public class LearnerSession(CourseLayout layout, Action<string> problem, TimeProvider? clock = null)
{
    public CourseLayout Layout => layout;

    public TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    /// <summary>Read once, when first asked for, unless it is given.</summary>
    /// <exception cref="Errors.CourseException"><c>course.json</c> is wrong.</exception>
    public Syllabus Course { get => field ??= Syllabus.LoadForLearner(layout.Root); init; }

    private ProgressFile File => field ??= new ProgressFile(layout.StateFolder, Clock, problem);

    /// <summary>Everything remembered, by exercise id, as the file has it now: another process may have written it.</summary>
    public IReadOnlyDictionary<string, ExerciseProgress> Progress() => File.Read();

    public ExerciseProgress Of(Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return Progress().GetValueOrDefault(exercise.Id, ExerciseProgress.None);
    }

    /// <summary>What comes next for this learner, or null when every exercise is passed; see <see cref="Syllabus.Next"/>.</summary>
    public Exercise? NextExercise(bool all = false) => Course.Next(Progress(), all);

    /// <summary>The number of the hint that would come next, from 1; the last one's once all were seen.</summary>
    public int HintAhead(Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return Math.Min(Of(exercise).Hints + 1, exercise.Hints.Count);
    }

    /// <summary>
    /// Shows one more hint, up to all of them: returns how many are visible now, and remembers it. Those already seen stay visible.
    /// </summary>
    /// <exception cref="InvalidOperationException">Hints are switched off.</exception>
    public int TakeHint(Exercise exercise)
    {
        Withheld.AskForHint();
        var shown = HintAhead(exercise);
        if (shown > Of(exercise).Hints) Remember(exercise, was => was with { Hints = Math.Max(was.Hints, shown) });
        return shown;
    }

    /// <summary>Remembers what a check adds.</summary>
    public void Remember(Exercise exercise, Attempt attempt) => Remember(exercise, was => was.After(attempt, Clock.GetUtcNow()));

    // A disk that refuses is a problem to be told and no more: what the learner sees still holds.
    private void Remember(Exercise exercise, Func<ExerciseProgress, ExerciseProgress> change)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        try
        {
            File.Update(exercise.Id, change);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem($"progress is not saved: {e.Message}");
        }
    }
}
