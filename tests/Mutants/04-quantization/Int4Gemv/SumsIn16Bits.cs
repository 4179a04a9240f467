// rejected: wrong on
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

public static class Int4Gemv
{
    public static void Multiply(
        ReadOnlySpan<byte> codes, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> x, ReadOnlySpan<float> xScales, Span<float> y)
    {
        var activations = MemoryMarshal.Cast<short, Vector256<short>>(Array.ConvertAll(x.ToArray(), code => (short)code));
        var packed = MemoryMarshal.Cast<byte, Vector128<byte>>(codes);
        for (var row = 0; row < y.Length; row++)
        {
            var sum = Vector256<float>.Zero;
            for (var block = 0; block < xScales.Length; block++)
            {
                var at = row * xScales.Length + block;
                var dots = Dot(packed[at], activations[2 * block], activations[2 * block + 1]);
                sum += Vector256.ConvertToSingle(dots) * (scales[at] * xScales[block]);
            }
            y[row] = Vector256.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a call for each block would take as long as its arithmetic
    private static Vector256<int> Dot(Vector128<byte> packed, Vector256<short> x0, Vector256<short> x1)
    {
        var bytes = Vector256.WidenLower(packed.ToVector256Unsafe()).AsInt16();
        var low = (bytes & Vector256.Create((short)15)) << 8;
        var high = (bytes >>> 4) << 8;
        var (first, second) = Vector256.Widen(low * x0 + high * x1);
        return first + second;
    }
}
