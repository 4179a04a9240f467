namespace ILGPU;

/// <summary>Functions of 16-bit floats, computed in 32 bits and rounded once.</summary>
public static class HalfExtensions
{
    public static Half Neg(Half halfValue) => -halfValue;

    public static Half Abs(Half half) => Half.Abs(half);

    public static bool IsNaN(Half half) => Half.IsNaN(half);

    public static bool IsZero(Half half) => Half.IsZero(half);

    public static bool IsPositiveInfinity(Half half) => Half.IsPositiveInfinity(half);

    public static bool IsNegativeInfinity(Half half) => Half.IsNegativeInfinity(half);

    public static bool IsInfinity(Half half) => Half.IsInfinity(half);

    public static bool IsFinite(Half half) => Half.IsFinite(half);

    public static Half AddFP32(Half first, Half second) => first + second;

    public static Half SubFP32(Half first, Half second) => first - second;

    public static Half MulFP32(Half first, Half second) => first * second;

    public static Half DivFP32(Half first, Half second) => first / second;

    /// <summary>first * second + third, rounded once.</summary>
    public static Half FmaFP32(Half first, Half second, Half third) => (Half)MathF.FusedMultiplyAdd(first, second, third);

    public static float ConvertHalfToFloat(Half halfValue) => halfValue;

    public static Half ConvertFloatToHalf(float floatValue) => (Half)floatValue;

    public static Half RcpFP32(Half value) => (Half)(1 / (float)value);

    public static Half SqrtFP32(Half value) => (Half)(MathF.Sqrt(value));

    public static Half RsqrtFP32(Half value) => (Half)(1 / MathF.Sqrt(value));

    public static Half AsinFP32(Half value) => (Half)(MathF.Asin(value));

    public static Half SinFP32(Half value) => (Half)(MathF.Sin(value));

    public static Half SinhFP32(Half value) => (Half)(MathF.Sinh(value));

    public static Half AcosFP32(Half value) => (Half)(MathF.Acos(value));

    public static Half CosFP32(Half value) => (Half)(MathF.Cos(value));

    public static Half CoshFP32(Half value) => (Half)(MathF.Cosh(value));

    public static Half TanFP32(Half value) => (Half)(MathF.Tan(value));

    public static Half TanhFP32(Half value) => (Half)(MathF.Tanh(value));

    public static Half AtanFP32(Half value) => (Half)(MathF.Atan(value));

    public static Half ExpFP32(Half value) => (Half)(MathF.Exp(value));

    public static Half Exp2FP32(Half value) => (Half)(MathF.Pow(2, value));

    public static Half FloorFP32(Half value) => (Half)(MathF.Floor(value));

    public static Half CeilingFP32(Half value) => (Half)(MathF.Ceiling(value));

    public static Half LogFP32(Half value) => (Half)(MathF.Log(value));

    public static Half Log2FP32(Half value) => (Half)(MathF.Log2(value));

    public static Half Log10FP32(Half value) => (Half)(MathF.Log10(value));

    public static Half RemFP32(Half left, Half right) => (Half)((float)left % (float)right);

    public static Half MinFP32(Half left, Half right) => (Half)(MathF.Min(left, right));

    public static Half MaxFP32(Half left, Half right) => (Half)(MathF.Max(left, right));

    public static Half Atan2FP32(Half left, Half right) => (Half)(MathF.Atan2(left, right));

    public static Half PowFP32(Half left, Half right) => (Half)(MathF.Pow(left, right));

    public static Half LogFP32(Half left, Half right) => (Half)(MathF.Log(left, right));
}
