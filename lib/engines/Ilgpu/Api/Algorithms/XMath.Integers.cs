namespace ILGPU.Algorithms;

public static partial class XMath
{
    public static sbyte Abs(sbyte value) => Math.Abs(value);

    public static short Abs(short value) => Math.Abs(value);

    public static int Abs(int value) => Math.Abs(value);

    public static long Abs(long value) => Math.Abs(value);

    public static sbyte Min(sbyte first, sbyte second) => Math.Min(first, second);

    public static short Min(short first, short second) => Math.Min(first, second);

    public static int Min(int first, int second) => Math.Min(first, second);

    public static long Min(long first, long second) => Math.Min(first, second);

    public static byte Min(byte first, byte second) => Math.Min(first, second);

    public static ushort Min(ushort first, ushort second) => Math.Min(first, second);

    public static uint Min(uint first, uint second) => Math.Min(first, second);

    public static ulong Min(ulong first, ulong second) => Math.Min(first, second);

    public static sbyte Max(sbyte first, sbyte second) => Math.Max(first, second);

    public static short Max(short first, short second) => Math.Max(first, second);

    public static int Max(int first, int second) => Math.Max(first, second);

    public static long Max(long first, long second) => Math.Max(first, second);

    public static byte Max(byte first, byte second) => Math.Max(first, second);

    public static ushort Max(ushort first, ushort second) => Math.Max(first, second);

    public static uint Max(uint first, uint second) => Math.Max(first, second);

    public static ulong Max(ulong first, ulong second) => Math.Max(first, second);

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max) => Max(Min(value, max), min);

    public static short Clamp(short value, short min, short max) => Max(Min(value, max), min);

    public static int Clamp(int value, int min, int max) => Max(Min(value, max), min);

    public static long Clamp(long value, long min, long max) => Max(Min(value, max), min);

    public static byte Clamp(byte value, byte min, byte max) => Max(Min(value, max), min);

    public static ushort Clamp(ushort value, ushort min, ushort max) => Max(Min(value, max), min);

    public static uint Clamp(uint value, uint min, uint max) => Max(Min(value, max), min);

    public static ulong Clamp(ulong value, ulong min, ulong max) => Max(Min(value, max), min);

    public static int PopCount(int value) => IntrinsicMath.PopCount(value);

    public static int PopCount(uint value) => IntrinsicMath.PopCount(value);

    public static int PopCount(long value) => IntrinsicMath.PopCount(value);

    public static int PopCount(ulong value) => IntrinsicMath.PopCount(value);

    public static int LeadingZeroCount(int value) => IntrinsicMath.LeadingZeroCount(value);

    public static int LeadingZeroCount(uint value) => IntrinsicMath.LeadingZeroCount(value);

    public static int LeadingZeroCount(long value) => IntrinsicMath.LeadingZeroCount(value);

    public static int LeadingZeroCount(ulong value) => IntrinsicMath.LeadingZeroCount(value);

    public static int TrailingZeroCount(int value) => IntrinsicMath.TrailingZeroCount(value);

    public static int TrailingZeroCount(uint value) => IntrinsicMath.TrailingZeroCount(value);

    public static int TrailingZeroCount(long value) => IntrinsicMath.TrailingZeroCount(value);

    public static int TrailingZeroCount(ulong value) => IntrinsicMath.TrailingZeroCount(value);

    public static int DivRoundDown(int numerator, int denominator) => IntrinsicMath.DivRoundDown(numerator, denominator);

    public static long DivRoundDown(long numerator, long denominator) => IntrinsicMath.DivRoundDown(numerator, denominator);

    public static int DivRoundUp(int numerator, int denominator) => IntrinsicMath.DivRoundUp(numerator, denominator);

    public static long DivRoundUp(long numerator, long denominator) => IntrinsicMath.DivRoundUp(numerator, denominator);
}
