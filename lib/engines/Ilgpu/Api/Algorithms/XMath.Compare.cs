namespace ILGPU.Algorithms;

public static partial class XMath
{
    public static double Min(double first, double second) => Math.Min(first, second);

    public static float Min(float first, float second) => Math.Min(first, second);

    public static double Max(double first, double second) => Math.Max(first, second);

    public static float Max(float first, float second) => Math.Max(first, second);

    public static double Clamp(double value, double min, double max) => Max(Min(value, max), min);

    public static float Clamp(float value, float min, float max) => Max(Min(value, max), min);

    public static bool IsNaN(float value) => float.IsNaN(value);

    public static bool IsNaN(double value) => double.IsNaN(value);

    public static bool IsInfinity(float value) => float.IsInfinity(value);

    public static bool IsInfinity(double value) => double.IsInfinity(value);

    public static bool IsFinite(float value) => float.IsFinite(value);

    public static bool IsFinite(double value) => double.IsFinite(value);
}
