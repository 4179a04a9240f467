using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Quantization.Cpu;

/// <summary>One vector of sixteen rows; otherwise as <see cref="Avx2Kernel"/>.</summary>
internal readonly struct Avx512Kernel : IGemvKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Int4Matrix matrix, Int8Vector x, int tile, Span<float> sums)
    {
        ref var codes = ref matrix.FirstCode(tile);
        ref var scales = ref matrix.FirstScale(tile);
        ref var quads = ref x.FirstQuad;
        ref var sumsOfX = ref x.FirstSum;
        ref var scalesOfX = ref x.FirstScale;
        var sum = Vector512<float>.Zero;
        for (var b = 0; b < matrix.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * Int4Matrix.CodeBytes);
            ref var xs = ref Unsafe.Add(ref quads, 8 * b);
            Ahead.Fetch(ref block, ref Unsafe.Add(ref scales, b * 16));
            var pairs =
                Pairs(ref block, ref xs, 0) + Pairs(ref block, ref xs, 1) + Pairs(ref block, ref xs, 2) + Pairs(ref block, ref xs, 3);
            var dots = Avx512BW.MultiplyAddAdjacent(pairs, Vector512<short>.One) - Vector512.Create(8 * Unsafe.Add(ref sumsOfX, b));
            sum += Vector512.ConvertToSingle(
                dots) * (Scales(ref Unsafe.Add(ref scales, b * 16)) * Vector512.Create(Unsafe.Add(ref scalesOfX, b)));
        }
        sum.CopyTo(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Pairs(ref byte block, ref int quads, int v)
    {
        var (bytes, nibble) = (Vector512.LoadUnsafe(ref block, (nuint)(64 * v)), Vector512.Create((byte)15));
        return Avx512BW.MultiplyAddAdjacent(bytes & nibble, Vector512.Create(Unsafe.Add(ref quads, v)).AsSByte())
            + Avx512BW.MultiplyAddAdjacent(
                (bytes.AsUInt16() >>> 4).AsByte() & nibble, Vector512.Create(Unsafe.Add(ref quads, 4 + v)).AsSByte());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scales(ref ushort scales)
    {
        var bits = Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref scales));
        // 2^112: FP16's bias to FP32's
        var magnitude = ((bits & Vector512.Create(0x7FFF)) << 13).AsSingle() * Vector512.Create(5.1922969E+33f);
        return (magnitude.AsInt32() | (bits & Vector512.Create(0x8000)) << 16).AsSingle();
    }
}
