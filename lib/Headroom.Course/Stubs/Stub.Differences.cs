using Headroom.Course.Errors;
using Headroom.Course.Units;

namespace Headroom.Course.Stubs;

public static partial class Stub
{
    /// <summary>The lines outside the marked region that differ, line ends ignored; empty when signatures and docs agree.</summary>
    /// <param name="stub">Text of the stub.</param>
    /// <param name="solution">Text of the solution.</param>
    /// <param name="exercise">Gives errors their file names.</param>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order in one of the two.</exception>
    public static IReadOnlyList<LineDifference> Differences(string stub, string solution, Exercise? exercise = null)
    {
        var (left, right) = (Plain(stub), Plain(solution));
        var leftRegion = MarkedRegion.Find(left, exercise?.ExerciseFile ?? "stub");
        var rightRegion = MarkedRegion.Find(right, exercise?.SolutionFile ?? "solution");
        return
        [
            .. Compare(left[..(leftRegion.Begin + 1)], 0, right[..(rightRegion.Begin + 1)], 0),
            .. Compare(left[leftRegion.End..], leftRegion.End, right[rightRegion.End..], rightRegion.End),
        ];
    }

    // Equal lines at both ends are dropped first, so that one inserted line is one difference.
    private static IEnumerable<LineDifference> Compare(string[] left, int leftFrom, string[] right, int rightFrom)
    {
        var shorter = Math.Min(left.Length, right.Length);
        var head = Enumerable.Range(0, shorter).TakeWhile(i => left[i] == right[i]).Count();
        var tail = Enumerable.Range(1, shorter - head).TakeWhile(i => left[^i] == right[^i]).Count();
        var (leftEnd, rightEnd) = (left.Length - tail, right.Length - tail);
        for (var i = head; i < Math.Max(leftEnd, rightEnd); i++)
        {
            var (a, b) = (i < leftEnd ? left[i] : null, i < rightEnd ? right[i] : null);
            if (a != b) yield return new LineDifference(leftFrom + Math.Min(i, leftEnd) + 1, a, rightFrom + Math.Min(i, rightEnd) + 1, b);
        }
    }

    private static string[] Plain(string text) => [.. Lines(text).Select(line => line.TrimEnd('\r', '\n'))];
}
