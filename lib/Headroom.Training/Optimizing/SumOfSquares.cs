using System.Runtime.Intrinsics;

namespace Headroom.Training.Optimizing;

/// <summary>Sums of squares in double precision, in one order on every machine and with any number of threads.</summary>
internal static unsafe class SumOfSquares
{
    private const int Lanes = 8;

    /// <summary>Number i goes to sum i mod 8; the eight are added last.</summary>
    public static double Of(float* x, long count)
    {
        var sums = Vector512<double>.Zero; // made of narrower vectors where there are no wide ones: the same eight sums
        var i = 0L;
        for (; i + Lanes <= count; i += Lanes)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(x + i));
            var wide = Vector512.Create(low, high);
            sums += wide * wide;
        }
        var total = 0.0;
        for (var lane = 0; lane < Lanes; lane++) total += sums[lane];
        for (; i < count; i++) total += (double)x[i] * x[i];
        return total;
    }
}
