using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Quantization.Cpu;

/// <summary>
/// Two vectors of eight rows. vpmaddubsw multiplies unsigned by signed bytes and adds pairs; eight of them stay below 30,480.
/// </summary>
internal readonly struct Avx2Kernel : IGemvKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Int4Matrix matrix, Int8Vector x, int tile, Span<float> sums)
    {
        ref var codes = ref matrix.FirstCode(tile);
        ref var scales = ref matrix.FirstScale(tile);
        ref var quads = ref x.FirstQuad;
        ref var sumsOfX = ref x.FirstSum;
        ref var scalesOfX = ref x.FirstScale;
        var (upper, lower) = (Vector256<float>.Zero, Vector256<float>.Zero); // rows 0 to 7, 8 to 15
        for (var b = 0; b < matrix.Blocks; b++)
        {
            Ahead.Fetch(ref Unsafe.Add(ref codes, b * Int4Matrix.CodeBytes), ref Unsafe.Add(ref scales, b * 16));
            var (pairs0, pairs1) = (Vector256<short>.Zero, Vector256<short>.Zero);
            for (var v = 0; v < 4; v++)
            {
                var x0 = Vector256.Create(Unsafe.Add(ref quads, 8 * b + v)).AsSByte();
                var x1 = Vector256.Create(Unsafe.Add(ref quads, 8 * b + 4 + v)).AsSByte();
                var at = (nuint)(b * Int4Matrix.CodeBytes + 64 * v);
                pairs0 += Pairs(Vector256.LoadUnsafe(ref codes, at), x0, x1);
                pairs1 += Pairs(Vector256.LoadUnsafe(ref codes, at + 32), x0, x1);
            }
            var offset = Vector256.Create(8 * Unsafe.Add(ref sumsOfX, b));
            var scale = Vector256.Create(Unsafe.Add(ref scalesOfX, b));
            upper += Terms(pairs0, offset, ref Unsafe.Add(ref scales, b * 16), scale);
            lower += Terms(pairs1, offset, ref Unsafe.Add(ref scales, b * 16 + 8), scale);
        }
        upper.CopyTo(sums);
        lower.CopyTo(sums[8..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pairs(Vector256<byte> bytes, Vector256<sbyte> x0, Vector256<sbyte> x1)
    {
        var nibble = Vector256.Create((byte)15);
        return Avx2.MultiplyAddAdjacent(bytes & nibble, x0) + Avx2.MultiplyAddAdjacent((bytes.AsUInt16() >>> 4).AsByte() & nibble, x1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Terms(Vector256<short> pairs, Vector256<int> offset, ref ushort scales, Vector256<float> scale)
    {
        var dots = Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One) - offset;
        var bits = Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref scales));
        // 2^112: FP16's bias to FP32's
        var magnitude = ((bits & Vector256.Create(0x7FFF)) << 13).AsSingle() * Vector256.Create(5.1922969E+33f);
        return Vector256.ConvertToSingle(dots) * ((magnitude.AsInt32() | (bits & Vector256.Create(0x8000)) << 16).AsSingle() * scale);
    }
}
