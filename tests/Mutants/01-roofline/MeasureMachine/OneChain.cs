// rejected: FMA loop, as a share
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
        for (var i = 0; i < v.Length; i++)
        {
            var chain = v[i];
            for (var step = 0; step < steps; step++) chain = Vector.FusedMultiplyAdd(chain, f, t);
            v[i] = chain;
        }
        foreach (ref var rest in x[(v.Length * Vector<float>.Count)..])
            for (var step = 0; step < steps; step++) rest = MathF.FusedMultiplyAdd(rest, factor, term);
    }

    public static double FmaFlops(int elements, int steps) => 2.0 * elements * steps;
    // your turn: end
}
