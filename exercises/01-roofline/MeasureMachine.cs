// 01.6 Measure this machine. Objective: write the two loops that show what one core reaches, in bytes and in FLOPs per second.
//   Triad     a[i] = b[i] + s * c[i]; three spans of equal length, any length; b and c stay as they are
//   FmaLoop   x[i] = x[i] * factor + term, `steps` times in a row, rounded once per step (fused): bit for bit, any length
//   TriadBytes, FmaFlops   what the loops are credited with, and so have to do whatever the numbers; the read that a store may cause is
//                          not counted, as in STREAM
// The check owns the clock. On arrays far larger than the caches the triad must reach 0.72 of the course's own triad, and on
// 3,840 elements the FMA loop 0.75 of the course's own loop with Vector<float>. Work on other threads counts in full.
// Allowed: Vector<T>, System.Runtime.Intrinsics, TensorPrimitives. Out of scope: threads. About 26 lines.
using System.Numerics;
using System.Runtime.InteropServices;

public static class MeasureMachine
{
    // your turn: begin
    public static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float s) =>
        throw new NotAttempted("01.6");

    public static double TriadBytes(int elements) =>
        throw new NotAttempted("01.6");

    public static void FmaLoop(Span<float> x, float factor, float term, int steps) =>
        throw new NotAttempted("01.6");

    public static double FmaFlops(int elements, int steps) =>
        throw new NotAttempted("01.6");
    // your turn: end
}
