// rejected: the closed form
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
        double power = Math.Pow(factor, steps);
        foreach (ref var value in x) value = (float)(value * power + term * (power - 1) / (factor - 1.0));
    }

    public static double FmaFlops(int elements, int steps) => 2.0 * elements * steps;
    // your turn: end
}
