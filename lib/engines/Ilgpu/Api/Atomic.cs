using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>Reads, changes and writes in one step that no other lane can come between. All return the value from before.</summary>
public static partial class Atomic
{
    /// <summary>Adds <paramref name="value"/>.</summary>
    public static int Add(ref int target, int value) => Interlocked.Add(ref target, value) - value;

    public static long Add(ref long target, long value) => Interlocked.Add(ref target, value) - value;

    public static uint Add(ref uint target, uint value) => Interlocked.Add(ref target, value) - value;

    public static ulong Add(ref ulong target, ulong value) => Interlocked.Add(ref target, value) - value;

    public static float Add(ref float target, float value) => Update(ref target, value, (old, add) => old + add);

    public static double Add(ref double target, double value) => Update(ref target, value, (old, add) => old + add);

    public static Index1D Add(ref Index1D target, Index1D value) => Add(ref Unsafe.As<Index1D, int>(ref target), value);
}
