using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// ILGPU's float atomics compare values and so never return where memory holds NaN, as fresh memory does here. These compare bits.
/// </summary>
[Replaces(typeof(Atomic))]
internal static class AtomicCalls
{
    public static float Add(ref float target, float value)
    {
        float old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, old + value));
        return old;
    }

    public static double Add(ref double target, double value)
    {
        double old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, old + value));
        return old;
    }

    public static float Max(ref float target, float value)
    {
        float old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, Math.Max(old, value)));
        return old;
    }

    public static double Max(ref double target, double value)
    {
        double old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, Math.Max(old, value)));
        return old;
    }

    public static float Min(ref float target, float value)
    {
        float old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, Math.Min(old, value)));
        return old;
    }

    public static double Min(ref double target, double value)
    {
        double old;
        do old = Volatile.Read(ref target); while (!Swapped(ref target, old, Math.Min(old, value)));
        return old;
    }

    private static bool Swapped(ref float target, float old, float next)
    {
        var bits = BitConverter.SingleToInt32Bits(old);
        return Interlocked.CompareExchange(ref Unsafe.As<float, int>(ref target), BitConverter.SingleToInt32Bits(next), bits) == bits;
    }

    private static bool Swapped(ref double target, double old, double next)
    {
        var bits = BitConverter.DoubleToInt64Bits(old);
        return Interlocked.CompareExchange(ref Unsafe.As<double, long>(ref target), BitConverter.DoubleToInt64Bits(next), bits) == bits;
    }
}
