namespace ILGPU;

public static partial class Atomic
{
    // Repeats until no other lane came between; floats compare by their bits, so NaN and -0 end the loop too.

    private static int Update(ref int target, int value, Func<int, int, int> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (seen == old)
                return old;
        }
    }

    private static long Update(ref long target, long value, Func<long, long, long> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (seen == old)
                return old;
        }
    }

    private static uint Update(ref uint target, uint value, Func<uint, uint, uint> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (seen == old)
                return old;
        }
    }

    private static ulong Update(ref ulong target, ulong value, Func<ulong, ulong, ulong> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (seen == old)
                return old;
        }
    }

    private static float Update(ref float target, float value, Func<float, float, float> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (BitConverter.SingleToInt32Bits(seen) == BitConverter.SingleToInt32Bits(old))
                return old;
        }
    }

    private static double Update(ref double target, double value, Func<double, double, double> operation)
    {
        while (true)
        {
            var old = Volatile.Read(ref target);
            var seen = CompareExchange(ref target, old, operation(old, value));
            if (BitConverter.DoubleToInt64Bits(seen) == BitConverter.DoubleToInt64Bits(old))
                return old;
        }
    }
}
