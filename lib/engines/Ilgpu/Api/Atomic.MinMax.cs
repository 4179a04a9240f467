namespace ILGPU;

public static partial class Atomic
{
    /// <summary>Keeps the greater of the value there and <paramref name="value"/>.</summary>
    public static int Max(ref int target, int value) => Update(ref target, value, Math.Max);

    public static long Max(ref long target, long value) => Update(ref target, value, Math.Max);

    public static uint Max(ref uint target, uint value) => Update(ref target, value, Math.Max);

    public static ulong Max(ref ulong target, ulong value) => Update(ref target, value, Math.Max);

    public static float Max(ref float target, float value) => Update(ref target, value, Math.Max);

    public static double Max(ref double target, double value) => Update(ref target, value, Math.Max);

    /// <summary>Keeps the smaller of the value there and <paramref name="value"/>.</summary>
    public static int Min(ref int target, int value) => Update(ref target, value, Math.Min);

    public static long Min(ref long target, long value) => Update(ref target, value, Math.Min);

    public static uint Min(ref uint target, uint value) => Update(ref target, value, Math.Min);

    public static ulong Min(ref ulong target, ulong value) => Update(ref target, value, Math.Min);

    public static float Min(ref float target, float value) => Update(ref target, value, Math.Min);

    public static double Min(ref double target, double value) => Update(ref target, value, Math.Min);
}
