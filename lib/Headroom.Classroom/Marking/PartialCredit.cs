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
        var isRight = report.Reason is Reason.WrongValue or Reason.Unfinished or Reason.Threw or Reason.InputChanged;
        if (report.Outcome != Outcome.Failed || !isRight || report.Parts is not { Count: > 0 } parts) return 0;
        return Math.Round((double)exercise.Points * parts.Count(part => part.Outcome == Outcome.Passed) / parts.Count, 2);
    }
}
