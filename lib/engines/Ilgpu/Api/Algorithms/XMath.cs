namespace ILGPU.Algorithms;

/// <summary>Mathematical functions for kernels, in 32 and 64 bits. On NVIDIA they need <see cref="AlgorithmContext.EnableAlgorithms"/>.</summary>
public static partial class XMath
{
    public const float E = MathF.E;
    public const double ED = Math.E;
    public const float Log2E = 1.4426950408889634f;
    public const double Log2ED = 1.4426950408889634;
    public const float OneOverLog2E = 0.69314718055994531f;
    public const double OneOverLog2ED = 0.69314718055994531;
    public const float Log10E = 0.43429448190325183f;
    public const double Log10ED = 0.43429448190325183;
    public const float Ln2 = 0.69314718055994531f;
    public const double Ln2D = 0.69314718055994531;
    public const float OneOverLn2 = 1.4426950408889634f;
    public const double OneOverLn2D = 1.4426950408889634;
    public const float Ln10 = 2.3025850929940457f;
    public const double Ln10D = 2.3025850929940457;
    public const float OneOverLn10 = 0.43429448190325183f;
    public const double OneOverLn10D = 0.43429448190325183;
    public const float PI = MathF.PI;
    public const double PID = Math.PI;
    public const float PIHalf = MathF.PI / 2;
    public const double PIHalfD = Math.PI / 2;
    public const float PIFourth = MathF.PI / 4;
    public const double PIFourthD = Math.PI / 4;
    public const float OneOverPI = 1 / MathF.PI;
    public const float TwoOverPI = 2 / MathF.PI;
    public const float Sqrt2 = 1.4142135623730950f;
    public const float OneOverSqrt2 = 0.70710678118654752f;
    public const float OneThird = 1 / 3f;
}
