namespace ILGPU.Algorithms;

public static partial class XMath
{
    public static float Exp(float value) => MathF.Exp(value);

    public static double Exp(double value) => Math.Exp(value);

    /// <summary>2 to the power of <paramref name="value"/>.</summary>
    public static float Exp2(float value) => MathF.Pow(2, value);

    public static double Exp2(double value) => Math.Pow(2, value);

    public static float Log(float value, float newBase) => MathF.Log(value, newBase);

    public static double Log(double value, double newBase) => Math.Log(value, newBase);

    public static float Log(float value) => MathF.Log(value);

    public static double Log(double value) => Math.Log(value);

    public static float Log10(float value) => MathF.Log10(value);

    public static double Log10(double value) => Math.Log10(value);

    public static float Log2(float value) => MathF.Log2(value);

    public static double Log2(double value) => Math.Log2(value);

    public static float Pow(float @base, float exp) => MathF.Pow(@base, exp);

    public static double Pow(double @base, double exp) => Math.Pow(@base, exp);

    public static float Sqrt(float value) => MathF.Sqrt(value);

    public static double Sqrt(double value) => Math.Sqrt(value);

    /// <summary>One over the square root.</summary>
    public static float Rsqrt(float value) => 1 / MathF.Sqrt(value);

    public static double Rsqrt(double value) => 1 / Math.Sqrt(value);

    /// <summary>One over <paramref name="value"/>.</summary>
    public static float Rcp(float value) => 1 / value;

    public static double Rcp(double value) => 1 / value;
}
