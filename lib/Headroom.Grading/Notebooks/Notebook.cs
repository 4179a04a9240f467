using Headroom.Charts;
using Headroom.Grading.Checking;

namespace Headroom.Grading;

/// <summary>
/// What a notebook cell calls, through <c>using static Headroom.Grading.Notebook</c>. The first cell of every notebook calls
/// <see cref="Open"/>.
/// </summary>
public static class Notebook
{
    private static readonly Lazy<Session> Current = new(Begin);

    /// <summary>Teaches the notebook how to show the course's charts and reports. Calling it twice does no harm.</summary>
    public static void Open()
    {
        ChartFormatter.Register();
        NotebookFormatters.Register();
    }

    /// <summary>Checks the learner's file of an exercise, as <c>./course check</c> does, and shows the report as a card.</summary>
    /// <param name="exercise">The exercise's id, for example <c>01.1</c>.</param>
    /// <exception cref="UnknownIdException">No exercise has that id.</exception>
    public static Report Check(string exercise) => Current.Value.Check(exercise);

    /// <summary>A guess beside the value it was made for, both in <paramref name="unit"/>.</summary>
    public static Prediction Compare(double guess, double value, string unit) => new(guess, value, unit);

    private static Session Begin()
    {
        var session = new Session(CourseLayout.Find());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => session.Dispose();
        return session;
    }

    private sealed class Session(CourseLayout layout) : IDisposable
    {
        private readonly Course course = Course.LoadForLearner(layout.Root);
        private readonly Checker checker = new(layout);

        public Report Check(string id)
        {
            var exercise = course.Find(id);
            // A cell has no synchronization context of its own to wait on, but a front end may: stay off it.
            var report = Task.Run(() => ChoiceCheck.Run(exercise, choice => checker.Check(choice, layout.PathTo(Submission.FileOf(choice)), new CheckOptions()))).GetAwaiter().GetResult();
            return report with { Next = report.Outcome == Outcome.Passed ? null : $"./course hint {id}" };
        }

        public void Dispose() => checker.Dispose();
    }
}
