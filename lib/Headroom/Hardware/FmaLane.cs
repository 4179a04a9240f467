using System.Runtime.Intrinsics;

namespace Headroom.Hardware;

/// <summary>One vector register's worth of a x b + c, fused where the processor can.</summary>
internal interface IFmaLane<TVector> where TVector : struct
{
    /// <summary>Two per element.</summary>
    static abstract int FlopsPerCall { get; }

    static abstract TVector Splat(double value);

    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract double First(TVector vector);
}

internal readonly struct Fp32x16 : IFmaLane<Vector512<float>>
{
    public static int FlopsPerCall => 32;
    public static Vector512<float> Splat(double value) => Vector512.Create((float)value);
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.MultiplyAddEstimate(a, b, c);
    public static double First(Vector512<float> vector) => vector.ToScalar();
}

internal readonly struct Fp32x8 : IFmaLane<Vector256<float>>
{
    public static int FlopsPerCall => 16;
    public static Vector256<float> Splat(double value) => Vector256.Create((float)value);
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);
    public static double First(Vector256<float> vector) => vector.ToScalar();
}

internal readonly struct Fp32x4 : IFmaLane<Vector128<float>>
{
    public static int FlopsPerCall => 8;
    public static Vector128<float> Splat(double value) => Vector128.Create((float)value);
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.MultiplyAddEstimate(a, b, c);
    public static double First(Vector128<float> vector) => vector.ToScalar();
}

internal readonly struct Fp64x8 : IFmaLane<Vector512<double>>
{
    public static int FlopsPerCall => 16;
    public static Vector512<double> Splat(double value) => Vector512.Create(value);
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.MultiplyAddEstimate(a, b, c);
    public static double First(Vector512<double> vector) => vector.ToScalar();
}

internal readonly struct Fp64x4 : IFmaLane<Vector256<double>>
{
    public static int FlopsPerCall => 8;
    public static Vector256<double> Splat(double value) => Vector256.Create(value);
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);
    public static double First(Vector256<double> vector) => vector.ToScalar();
}

internal readonly struct Fp64x2 : IFmaLane<Vector128<double>>
{
    public static int FlopsPerCall => 4;
    public static Vector128<double> Splat(double value) => Vector128.Create(value);
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.MultiplyAddEstimate(a, b, c);
    public static double First(Vector128<double> vector) => vector.ToScalar();
}
