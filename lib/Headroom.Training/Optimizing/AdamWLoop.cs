using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Training.Optimizing;

/// <summary>
/// One step of AdamW over raw memory. Every width does the same roundings in the same order, so that all agree to the last bit: no
/// multiply is fused with an add. It moves 28 bytes a weight and does 15 operations: memory bounds it, not arithmetic.
/// </summary>
internal static unsafe class AdamWLoop
{
    /// <summary>The widest that this machine has.</summary>
    public static void Run(float* w, float* g, float* m, float* v, long count, AdamWStep step)
    {
        var done = 0L;
        if (Vector512.IsHardwareAccelerated) done = Wide512(w, g, m, v, count, step);
        else if (Vector256.IsHardwareAccelerated) done = Wide256(w, g, m, v, count, step);
        else done = Portable(w, g, m, v, count, step);
        Scalar(w + done, g + done, m + done, v + done, count - done, step);
    }

    /// <summary>The reference: what a step is.</summary>
    public static void Scalar(float* w, float* g, float* m, float* v, long count, AdamWStep step)
    {
        var (rest1, rest2) = (1 - step.Beta1, 1 - step.Beta2);
        for (var i = 0L; i < count; i++)
        {
            var gradient = g[i] * step.Scale;
            m[i] = m[i] * step.Beta1 + gradient * rest1;
            v[i] = v[i] * step.Beta2 + gradient * gradient * rest2;
            w[i] = w[i] * step.Keep - m[i] * step.Rate / (MathF.Sqrt(v[i]) * step.RootScale + step.Epsilon);
        }
    }

    /// <summary>Whole vectors of 16; returns how many weights that was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Wide512(float* w, float* g, float* m, float* v, long count, AdamWStep step)
    {
        var (beta1, beta2) = (Vector512.Create(step.Beta1), Vector512.Create(step.Beta2));
        var (rest1, rest2) = (Vector512.Create(1 - step.Beta1), Vector512.Create(1 - step.Beta2));
        var (scale, keep, rate) = (Vector512.Create(step.Scale), Vector512.Create(step.Keep), Vector512.Create(step.Rate));
        var (root, epsilon) = (Vector512.Create(step.RootScale), Vector512.Create(step.Epsilon));
        var i = 0L;
        for (; i + Vector512<float>.Count <= count; i += Vector512<float>.Count)
        {
            var gradient = Vector512.Load(g + i) * scale;
            var mean = Vector512.Load(m + i) * beta1 + gradient * rest1;
            var square = Vector512.Load(v + i) * beta2 + gradient * gradient * rest2;
            mean.Store(m + i);
            square.Store(v + i);
            (Vector512.Load(w + i) * keep - mean * rate / (Vector512.Sqrt(square) * root + epsilon)).Store(w + i);
        }
        return i;
    }

    /// <summary>Whole vectors of 8; returns how many weights that was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Wide256(float* w, float* g, float* m, float* v, long count, AdamWStep step)
    {
        var (beta1, beta2) = (Vector256.Create(step.Beta1), Vector256.Create(step.Beta2));
        var (rest1, rest2) = (Vector256.Create(1 - step.Beta1), Vector256.Create(1 - step.Beta2));
        var (scale, keep, rate) = (Vector256.Create(step.Scale), Vector256.Create(step.Keep), Vector256.Create(step.Rate));
        var (root, epsilon) = (Vector256.Create(step.RootScale), Vector256.Create(step.Epsilon));
        var i = 0L;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
        {
            var gradient = Vector256.Load(g + i) * scale;
            var mean = Vector256.Load(m + i) * beta1 + gradient * rest1;
            var square = Vector256.Load(v + i) * beta2 + gradient * gradient * rest2;
            mean.Store(m + i);
            square.Store(v + i);
            (Vector256.Load(w + i) * keep - mean * rate / (Vector256.Sqrt(square) * root + epsilon)).Store(w + i);
        }
        return i;
    }

    /// <summary>Whole vectors of what this machine has; returns how many weights that was.</summary>
    public static long Portable(float* w, float* g, float* m, float* v, long count, AdamWStep step)
    {
        var (rest1, rest2) = (new Vector<float>(1 - step.Beta1), new Vector<float>(1 - step.Beta2));
        var i = 0L;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            var gradient = Vector.Load(g + i) * step.Scale;
            var mean = Vector.Load(m + i) * step.Beta1 + gradient * rest1;
            var square = Vector.Load(v + i) * step.Beta2 + gradient * gradient * rest2;
            mean.Store(m + i);
            square.Store(v + i);
            var root = Vector.SquareRoot(square) * step.RootScale + new Vector<float>(step.Epsilon);
            (Vector.Load(w + i) * step.Keep - mean * step.Rate / root).Store(w + i);
        }
        return i;
    }
}
