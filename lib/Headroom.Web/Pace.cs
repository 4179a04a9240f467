using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Headroom.Web;

/// <summary>How much longer checks take in this page than the budgets of <c>course.json</c> were measured with.</summary>
internal static class Pace
{
    private const int Rounds = 200_000;

    // Where these rounds take so many milliseconds, a check takes up to so many times what it takes the command on the same machine.
    private const double Milliseconds = 1, Factor = 3;

    /// <summary>At least 1.</summary>
    public static double Measure()
    {
        Work(Rounds / 10);
        var best = double.PositiveInfinity;
        for (var run = 0; run < 3; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Work(Rounds);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Math.Max(1, Factor * best / Milliseconds);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Work(int rounds)
    {
        var state = 1u;
        for (var i = 0; i < rounds; i++) state = state * 1664525 + 1013904223;
        return state;
    }
}
