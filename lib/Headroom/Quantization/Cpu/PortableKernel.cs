using System.Numerics;
using System.Runtime.CompilerServices;

namespace Headroom.Quantization.Cpu;

/// <summary>
/// Vector&lt;T&gt; of any width. Bytes are multiplied as the even and the odd half of 16-bit lanes; a lane then holds two products of each
/// of eight steps,
/// 30,480 at most, which fits.
/// </summary>
internal readonly struct PortableKernel : IGemvKernel
{
    public static void Multiply(Int4Matrix matrix, Int8Vector x, int tile, Span<float> sums)
    {
        for (var row = 0; row < Int4Matrix.Tile; row += Vector<int>.Count) Rows(matrix, x, tile, row).CopyTo(sums[row..]);
    }

    // As many rows as a vector has 32-bit lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector<float> Rows(Int4Matrix matrix, Int8Vector x, int tile, int row)
    {
        ref var codes = ref Unsafe.Add(ref matrix.FirstCode(tile), 4 * row);
        ref var scales = ref Unsafe.Add(ref matrix.FirstScale(tile), row);
        ref var quads = ref x.FirstQuad;
        var sum = Vector<float>.Zero;
        for (var b = 0; b < matrix.Blocks; b++)
        {
            var pairs = Vector<short>.Zero;
            for (var v = 0; v < 4; v++)
            {
                var bytes = Vector.LoadUnsafe(ref codes, (nuint)(b * Int4Matrix.CodeBytes + v * 4 * Int4Matrix.Tile));
                pairs += Pairs(bytes & new Vector<byte>(15), Unsafe.Add(ref quads, 8 * b + v));
                pairs += Pairs(
                    (bytes.As<byte, ushort>() >>> 4).As<ushort, byte>() & new Vector<byte>(15), Unsafe.Add(ref quads, 8 * b + 4 + v));
            }
            var lanes = pairs.As<short, int>();
            var dots = (lanes << 16 >> 16) + (lanes >> 16) - new Vector<int>(8 * Unsafe.Add(ref x.FirstSum, b));
            sum += Vector.ConvertToSingle(dots) * (Scales(ref scales, b) * new Vector<float>(Unsafe.Add(ref x.FirstScale, b)));
        }
        return sum;
    }

    // w0 x0 + w1 x1 in each 16-bit lane
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<short> Pairs(Vector<byte> weights, int quad)
    {
        var (w, x) = (weights.As<byte, short>(), new Vector<int>(quad).As<int, short>());
        return (w & new Vector<short>(255)) * (x << 8 >> 8) + (w >>> 8) * (x >> 8);
    }

    // FP16 to FP32: exponent and fraction move up by 13 bits, and 2^112 makes up for the difference of the biases.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scales(ref ushort scales, int block)
    {
        Vector.Widen(Vector.LoadUnsafe(ref scales, (nuint)(block * Int4Matrix.Tile)), out var bits, out _);
        var magnitude = ((bits & new Vector<uint>(0x7FFF)) << 13).As<uint, float>() * new Vector<float>(5.1922969E+33f);
        return (magnitude.As<float, uint>() | (bits & new Vector<uint>(0x8000)) << 16).As<uint, float>();
    }
}
