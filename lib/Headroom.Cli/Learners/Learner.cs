using Headroom.Course;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Learners;

/// <summary>What every verb works with: a learner in the course, and the screen.</summary>
internal sealed class Learner(CourseLayout layout, Screen screen, TimeProvider? clock = null)
    : LearnerSession(layout, screen.Problem, clock)
{
    public Screen Screen => screen;

    /// <summary>How files are checked; a test may put fixed reports in its place.</summary>
    public Func<IExerciseChecker> OpenChecker { get; init; } = () => new Checker(layout);
}
