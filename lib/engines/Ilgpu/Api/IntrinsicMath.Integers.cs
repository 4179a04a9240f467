using System.Numerics;

namespace ILGPU;

public static partial class IntrinsicMath
{
    public static double Clamp(double value, double min, double max) => Max(Min(value, max), min);

    public static float Clamp(float value, float min, float max) => Max(Min(value, max), min);

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max) => Max(Min(value, max), min);

    public static short Clamp(short value, short min, short max) => Max(Min(value, max), min);

    public static int Clamp(int value, int min, int max) => Max(Min(value, max), min);

    public static long Clamp(long value, long min, long max) => Max(Min(value, max), min);

    public static byte Clamp(byte value, byte min, byte max) => Max(Min(value, max), min);

    public static ushort Clamp(ushort value, ushort min, ushort max) => Max(Min(value, max), min);

    public static uint Clamp(uint value, uint min, uint max) => Max(Min(value, max), min);

    public static ulong Clamp(ulong value, ulong min, ulong max) => Max(Min(value, max), min);

    /// <summary>The number of 1 bits.</summary>
    public static int PopCount(int value) => BitOperations.PopCount((uint)value);

    public static int PopCount(uint value) => BitOperations.PopCount(value);

    public static int PopCount(long value) => BitOperations.PopCount((ulong)value);

    public static int PopCount(ulong value) => BitOperations.PopCount(value);

    /// <summary>The number of 0 bits above the highest 1 bit.</summary>
    public static int LeadingZeroCount(int value) => BitOperations.LeadingZeroCount((uint)value);

    public static int LeadingZeroCount(uint value) => BitOperations.LeadingZeroCount(value);

    public static int LeadingZeroCount(long value) => BitOperations.LeadingZeroCount((ulong)value);

    public static int LeadingZeroCount(ulong value) => BitOperations.LeadingZeroCount(value);

    /// <summary>The number of 0 bits below the lowest 1 bit.</summary>
    public static int TrailingZeroCount(int value) => BitOperations.TrailingZeroCount((uint)value);

    public static int TrailingZeroCount(uint value) => BitOperations.TrailingZeroCount(value);

    public static int TrailingZeroCount(long value) => BitOperations.TrailingZeroCount((ulong)value);

    public static int TrailingZeroCount(ulong value) => BitOperations.TrailingZeroCount(value);

    /// <summary>The quotient, rounded towards zero.</summary>
    public static int DivRoundDown(int numerator, int denominator) => numerator / denominator;

    /// <summary>The quotient of a non-negative numerator, rounded up: how many pieces cover the whole.</summary>
    public static int DivRoundUp(int numerator, int denominator) => (numerator + denominator - 1) / denominator;

    /// <summary>The quotient, rounded towards zero.</summary>
    public static long DivRoundDown(long numerator, long denominator) => numerator / denominator;

    /// <summary>The quotient of a non-negative numerator, rounded up: how many pieces cover the whole.</summary>
    public static long DivRoundUp(long numerator, long denominator) => (numerator + denominator - 1) / denominator;

    public static double CopySign(double x, double y) => Math.CopySign(x, y);

    public static float CopySign(float x, float y) => MathF.CopySign(x, y);
}
