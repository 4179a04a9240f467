using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Classroom.Marking;

/// <summary>Points for what is right.</summary>
public static class PartialCredit
{
    /// <summary>
    /// All of them for a pass. Of an exercise that grades its parts by themselves, the share of those that are right; else none.
    /// </summary>
    public static double Of(Report report, Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(exercise);
        if (report.Outcome == Outcome.Passed) return exercise.Points;
        var parts = Parts(report);
        return parts.Count == 0 ? 0 : Math.Round((double)exercise.Points * parts.Count(part => part.Counts) / parts.Count, 2);
    }

    /// <summary>
    /// The parts that the report names, in its order, and whether each brings its share; empty for an exercise without parts. What fails as
    /// a whole, by a race or by what it costs, has no right parts.
    /// </summary>
    public static IReadOnlyList<PartMark> Parts(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var isEachByItself = report.Outcome == Outcome.Failed
            && report.Reason is Reason.WrongValue or Reason.Unfinished or Reason.Threw or Reason.InputChanged;
        return [.. (report.Parts ?? []).Select(part => new PartMark(part.Name, part.Outcome,
            report.Outcome == Outcome.Passed || isEachByItself && part.Outcome == Outcome.Passed))];
    }
}

/// <summary>One part of an exercise.</summary>
/// <param name="Name">As the report has it.</param>
/// <param name="Outcome">Of the part alone.</param>
/// <param name="Counts">Whether it brings its share of the points.</param>
public readonly record struct PartMark(string Name, Outcome Outcome, bool Counts);
