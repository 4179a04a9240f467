namespace ILGPU;

public static partial class Atomic
{
    /// <summary>Combines the bits with those of <paramref name="value"/>.</summary>
    public static int And(ref int target, int value) => Interlocked.And(ref target, value);

    public static long And(ref long target, long value) => Interlocked.And(ref target, value);

    public static uint And(ref uint target, uint value) => Interlocked.And(ref target, value);

    public static ulong And(ref ulong target, ulong value) => Interlocked.And(ref target, value);

    /// <summary>Combines the bits with those of <paramref name="value"/>.</summary>
    public static int Or(ref int target, int value) => Interlocked.Or(ref target, value);

    public static long Or(ref long target, long value) => Interlocked.Or(ref target, value);

    public static uint Or(ref uint target, uint value) => Interlocked.Or(ref target, value);

    public static ulong Or(ref ulong target, ulong value) => Interlocked.Or(ref target, value);

    /// <summary>Combines the bits with those of <paramref name="value"/>.</summary>
    public static int Xor(ref int target, int value) => Update(ref target, value, (old, bits) => old ^ bits);

    public static long Xor(ref long target, long value) => Update(ref target, value, (old, bits) => old ^ bits);

    public static uint Xor(ref uint target, uint value) => Update(ref target, value, (old, bits) => old ^ bits);

    public static ulong Xor(ref ulong target, ulong value) => Update(ref target, value, (old, bits) => old ^ bits);
}
