// rejected: rounded twice per step
using System.Numerics;
using System.Runtime.InteropServices;

public static class MeasureMachine
{
    // your turn: begin
    public static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float s)
    {
        var (scale, i) = (new Vector<float>(s), 0);
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            (new Vector<float>(b[i..]) + scale * new Vector<float>(c[i..])).CopyTo(a[i..]);
        for (; i < a.Length; i++) a[i] = b[i] + s * c[i];
    }

    public static double TriadBytes(int elements) => 3.0 * sizeof(float) * elements;

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
                (x0, x1) = (x0 * f + t, x1 * f + t);
                (x2, x3) = (x2 * f + t, x3 * f + t);
                (x4, x5) = (x4 * f + t, x5 * f + t);
                (x6, x7) = (x6 * f + t, x7 * f + t);
            }
            (v[done], v[done + 1], v[done + 2], v[done + 3]) = (x0, x1, x2, x3);
            (v[done + 4], v[done + 5], v[done + 6], v[done + 7]) = (x4, x5, x6, x7);
        }
        foreach (ref var rest in x[(done * Vector<float>.Count)..])
            for (var step = 0; step < steps; step++) rest = rest * factor + term;
    }

    public static double FmaFlops(int elements, int steps) => 2.0 * elements * steps;
    // your turn: end
}
