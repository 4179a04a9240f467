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
    // Memory is the limit: one element at a time comes close to this.
    public static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float s)
    {
        var (scale, i) = (new Vector<float>(s), 0);
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            (new Vector<float>(b[i..]) + scale * new Vector<float>(c[i..])).CopyTo(a[i..]);
        for (; i < a.Length; i++) a[i] = b[i] + s * c[i];
    }

    // b and c read, a written: 12 B per element.
    public static double TriadBytes(int elements) => 3.0 * sizeof(float) * elements;

    // An FMA takes about 4 clocks and 2 start in each: 8 independent chains keep both units busy. They stay in registers.
    public static void FmaLoop(Span<float> x, float factor, float term, int steps)
    {
        var (f, t) = (new Vector<float>(factor), new Vector<float>(term));
        var v = MemoryMarshal.Cast<float, Vector<float>>(x);
        var done = 0;
        for (; done + 8 <= v.Length; done += 8)
        {
            var (x0, x1, x2, x3) = (v[done], v[done + 1], v[done + 2], v[done + 3]);
            var (x4, x5, x6, x7) = (v[done + 4], v[done + 5], v[done + 6], v[done + 7]);
            for (var step = 0; step < steps; step++)
            {
                (x0, x1) = (Vector.FusedMultiplyAdd(x0, f, t), Vector.FusedMultiplyAdd(x1, f, t));
                (x2, x3) = (Vector.FusedMultiplyAdd(x2, f, t), Vector.FusedMultiplyAdd(x3, f, t));
                (x4, x5) = (Vector.FusedMultiplyAdd(x4, f, t), Vector.FusedMultiplyAdd(x5, f, t));
                (x6, x7) = (Vector.FusedMultiplyAdd(x6, f, t), Vector.FusedMultiplyAdd(x7, f, t));
            }
            (v[done], v[done + 1], v[done + 2], v[done + 3]) = (x0, x1, x2, x3);
            (v[done + 4], v[done + 5], v[done + 6], v[done + 7]) = (x4, x5, x6, x7);
        }
        foreach (ref var rest in x[(done * Vector<float>.Count)..])
            for (var step = 0; step < steps; step++) rest = MathF.FusedMultiplyAdd(rest, factor, term);
    }

    public static double FmaFlops(int elements, int steps) => 2.0 * elements * steps;
    //> public static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float s) =>
    //>     throw new NotAttempted("01.6");
    //>
    //> public static double TriadBytes(int elements) =>
    //>     throw new NotAttempted("01.6");
    //>
    //> public static void FmaLoop(Span<float> x, float factor, float term, int steps) =>
    //>     throw new NotAttempted("01.6");
    //>
    //> public static double FmaFlops(int elements, int steps) =>
    //>     throw new NotAttempted("01.6");
    // your turn: end
}
