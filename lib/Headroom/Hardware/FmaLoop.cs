using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Hardware;

/// <summary>
/// Multiply-adds with nothing to wait for: twelve independent chains, since an FMA takes 4 to 5 clocks and up to two start per clock.
/// </summary>
internal abstract class FmaLoop
{
    public const int Chains = 12; // with the two factors, 14 of the 16 registers that AVX2 has

    public abstract double FlopsPerIteration { get; }

    /// <summary>Runs the loop and returns one element of the result, so that the work cannot be optimised away.</summary>
    public abstract double Run(int iterations);

    /// <summary>The widest vectors that .NET uses on this processor.</summary>
    public static FmaLoop Widest(Dtype dtype) => (VectorBits, dtype == Dtype.Fp64) switch
    {
        (512, false) => new FmaLoop<Fp32x16, Vector512<float>>(),
        (512, true) => new FmaLoop<Fp64x8, Vector512<double>>(),
        (256, false) => new FmaLoop<Fp32x8, Vector256<float>>(),
        (256, true) => new FmaLoop<Fp64x4, Vector256<double>>(),
        (_, false) => new FmaLoop<Fp32x4, Vector128<float>>(),
        (_, true) => new FmaLoop<Fp64x2, Vector128<double>>(),
    };

    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}

internal sealed class FmaLoop<TLane, TVector> : FmaLoop
    where TLane : struct, IFmaLane<TVector>
    where TVector : struct
{
    public override double FlopsPerIteration => (double)Chains * TLane.FlopsPerCall;

    // x <- x / 2 + 1 tends to 2: no overflow, no denormals, however long it runs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Run(int iterations)
    {
        var half = TLane.Splat(0.5);
        var one = TLane.Splat(1);
        TVector a = TLane.Splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (var n = 0; n < iterations; n++)
        {
            a = TLane.MultiplyAdd(a, half, one);
            b = TLane.MultiplyAdd(b, half, one);
            c = TLane.MultiplyAdd(c, half, one);
            d = TLane.MultiplyAdd(d, half, one);
            e = TLane.MultiplyAdd(e, half, one);
            f = TLane.MultiplyAdd(f, half, one);
            g = TLane.MultiplyAdd(g, half, one);
            h = TLane.MultiplyAdd(h, half, one);
            i = TLane.MultiplyAdd(i, half, one);
            j = TLane.MultiplyAdd(j, half, one);
            k = TLane.MultiplyAdd(k, half, one);
            l = TLane.MultiplyAdd(l, half, one);
        }
        return TLane.First(a) + TLane.First(b) + TLane.First(c) + TLane.First(d) + TLane.First(e) + TLane.First(f)
            + TLane.First(g) + TLane.First(h) + TLane.First(i) + TLane.First(j) + TLane.First(k) + TLane.First(l);
    }
}
