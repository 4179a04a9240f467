namespace ILGPU.Algorithms;

public static partial class XMath
{
    public static float Sin(float value) => MathF.Sin(value);

    public static double Sin(double value) => Math.Sin(value);

    public static float Asin(float value) => MathF.Asin(value);

    public static double Asin(double value) => Math.Asin(value);

    public static float Sinh(float value) => MathF.Sinh(value);

    public static double Sinh(double value) => Math.Sinh(value);

    public static float Cos(float value) => MathF.Cos(value);

    public static double Cos(double value) => Math.Cos(value);

    public static float Cosh(float value) => MathF.Cosh(value);

    public static double Cosh(double value) => Math.Cosh(value);

    public static float Acos(float value) => MathF.Acos(value);

    public static double Acos(double value) => Math.Acos(value);

    public static float Tan(float value) => MathF.Tan(value);

    public static double Tan(double value) => Math.Tan(value);

    public static float Tanh(float value) => MathF.Tanh(value);

    public static double Tanh(double value) => Math.Tanh(value);

    public static float Atan(float value) => MathF.Atan(value);

    public static double Atan(double value) => Math.Atan(value);

    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    public static void SinCos(float value, out float sin, out float cos) => (sin, cos) = MathF.SinCos(value);

    public static void SinCos(double value, out double sin, out double cos) => (sin, cos) = Math.SinCos(value);

    public static float DegToRad(float degrees) => degrees * (PI / 180);

    public static double DegToRad(double degrees) => degrees * (PID / 180);

    public static float RadToDeg(float radians) => radians * (180 / PI);

    public static double RadToDeg(double radians) => radians * (180 / PID);
}
