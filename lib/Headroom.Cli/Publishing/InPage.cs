using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Cli.Publishing;

/// <summary>Which exercises a page can check, and why it cannot check the others.</summary>
internal static class InPage
{
    private const string Kernels = "its kernels are composed, or changed, by a library that does not travel";

    // By id: what a page does not have.
    private static readonly Dictionary<string, string> s_needs = new()
    {
        ["07.5"] = "it runs the course's own models",
        ["10.1"] = Kernels, ["10.2"] = Kernels, ["10.4"] = Kernels, ["10.8"] = Kernels,
    };

    /// <summary>What it needs and a page has not, as a sentence without its point; null where a page checks it.</summary>
    public static string? WhyNot(Exercise exercise, CourseLayout layout) =>
        exercise.Budgets.IsTimed ? "it measures speed"
        : layout.TrainingUnits.Contains(exercise.Unit) ? "it trains with libtorch"
        : s_needs.GetValueOrDefault(exercise.Id);
}
