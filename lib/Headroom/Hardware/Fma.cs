using System.Diagnostics;

namespace Headroom.Hardware;

/// <summary>
/// An FMA loop with passes of about 2 ms: long beside starting the threads, short beside the time slices of a busy machine.
/// </summary>
internal sealed class Fma(FmaLoop loop, int iterations)
{
    public double FlopsPerPass => loop.FlopsPerIteration * iterations;

    public static Fma Start(Dtype dtype)
    {
        var loop = FmaLoop.Widest(dtype);
        loop.Run(1);
        var iterations = 1 << 14;
        while (iterations < 1 << 26 && Time(loop, iterations) < 0.002) iterations *= 2;
        return new Fma(loop, iterations);
    }

    public void Pass()
    {
        // Each of the chains ends at 2, whatever the vector's width.
        if (loop.Run(iterations) != 2 * FmaLoop.Chains)
            throw new InvalidOperationException("the calibration's FMA loop computed a wrong result.");
    }

    private static double Time(FmaLoop loop, int iterations)
    {
        var started = Stopwatch.GetTimestamp();
        loop.Run(iterations);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
