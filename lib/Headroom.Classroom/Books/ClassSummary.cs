using Headroom.Classroom.Marking;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Classroom.Books;

/// <summary>How one exercise went over a class.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Passed">Learners who passed, held ones among them.</param>
/// <param name="Failed">Learners who tried and did not.</param>
/// <param name="Untried">Learners who handed in nothing, or the file as it was.</param>
/// <param name="Mistakes">What reports named as the cause, or said, the most frequent first.</param>
public sealed record ExerciseSummary(
    Exercise Exercise, int Passed, int Failed, int Untried, IReadOnlyList<(string Mistake, int Learners)> Mistakes)
{
    private const int MostMistakes = 3;

    /// <summary>Of those who tried, the share that did not pass; 0 where nobody tried.</summary>
    public double Stuck => Failed == 0 ? 0 : (double)Failed / (Failed + Passed);

    /// <summary>Of each exercise, in their order.</summary>
    public static IReadOnlyList<ExerciseSummary> Of(ClassMarks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return [.. marks.Exercises.Select(exercise => Of(exercise, [.. marks.Of(exercise)]))];
    }

    private static ExerciseSummary Of(Exercise exercise, List<Mark> marks) => new(
        exercise,
        marks.Count(mark => mark.Outcome == Outcome.Passed),
        marks.Count(mark => mark.Outcome == Outcome.Failed),
        marks.Count(mark => mark.Outcome == Outcome.NotAttempted),
        [.. marks.Where(mark => mark.Outcome == Outcome.Failed).GroupBy(mark => mark.Likely ?? mark.Headline)
            .Select(group => (group.Key, group.Count())).OrderByDescending(one => one.Item2).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(MostMistakes)]);
}
