using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Cli.Publishing;

/// <summary>Which exercises a page can check, and why it cannot check the others.</summary>
internal static class InPage
{
    private const string Composer = "it compiles what several files compose";
    private const string Models = "it reads the course's own models";

    // By id: what a page does not have.
    private static readonly Dictionary<string, string> s_needs = new()
    {
    };

    /// <summary>What it needs and a page has not, as the end of "on your machine: "; null where a page checks it.</summary>
    public static string? WhyNot(Exercise exercise, CourseLayout layout) =>
        exercise.Budgets.IsTimed ? "it measures speed"
        : layout.TrainingUnits.Contains(exercise.Unit) ? "it trains with libtorch"
        : s_needs.GetValueOrDefault(exercise.Id);
}
