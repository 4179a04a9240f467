using System.Buffers.Binary;
using Headroom.Inference.Matrices;
using Headroom.Quantization;
using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Inference.Matrices;

/// <summary>What a matrix's output is, by its definition, one number at a time.</summary>
internal static class ScalarProduct
{
    private static readonly float[] s_e2m1 = [.. E2M1.Magnitudes, .. E2M1.Magnitudes.Select(magnitude => -magnitude)];

    /// <summary>The product of one row with one token.</summary>
    public static float Of(MatrixFormat format, ReadOnlySpan<float> weights, ReadOnlySpan<float> x) => format switch
    {
        MatrixFormat.Fp32 => Chain(weights.ToArray(), x),
        MatrixFormat.Bf16 => Chain([.. weights.ToArray().Select(Rounded)], x),
        MatrixFormat.Q4K => Super(weights, x),
        MatrixFormat.Nf4 => Levels(format, 64, Nf4Table.Published, scale => BitConverter.ToSingle(scale), weights, x),
        MatrixFormat.MxFp4 => Levels(format, 32, s_e2m1, scale => MathF.ScaleB(1, scale[0] - 127), weights, x),
        MatrixFormat.NvFp4 => Levels(format, 16, s_e2m1, scale => E4M3.Decode(scale[0]), weights, x),
        _ => Blocks(format, weights, x),
    };

    // Rounded to 8 significant bits by way of decimals that hold both neighbours exactly.
    private static float Rounded(float value)
    {
        if (value == 0) return value;
        var step = Math.Pow(2, Math.Floor(Math.Log2(Math.Abs((double)value))) - 7);
        return (float)(Math.Round(value / step, MidpointRounding.ToEven) * step);
    }

    private static float Chain(float[] weights, ReadOnlySpan<float> x)
    {
        var sum = 0f;
        for (var k = 0; k < weights.Length; k++) sum = MathF.FusedMultiplyAdd(weights[k], x[k], sum);
        return sum;
    }

    private static float Blocks(MatrixFormat format, ReadOnlySpan<float> weights, ReadOnlySpan<float> x)
    {
        var eight = format == MatrixFormat.Q8;
        BlockFormat blocks = eight ? new Q8_0() : new Q4_0();
        var (packed, sum) = (blocks.Quantize(weights), 0f);
        for (var b = 0; 32 * b < x.Length; b++)
        {
            var (scale, codes, _) = Activations(x, b);
            var block = packed.AsSpan(b * blocks.BlockBytes, blocks.BlockBytes);
            var dot = 0;
            for (var j = 0; j < 32; j++)
                dot += codes[j] * (eight ? (sbyte)block[2 + j] : (j < 16 ? block[2 + j] & 15 : block[2 + j - 16] >> 4) - 8);
            sum = MathF.FusedMultiplyAdd(dot, (float)BinaryPrimitives.ReadHalfLittleEndian(block) * scale, sum);
        }
        return sum;
    }

    private static float Super(ReadOnlySpan<float> weights, ReadOnlySpan<float> x)
    {
        var (packed, sum) = (new Q4_K().Quantize(weights), 0f);
        for (var b = 0; 32 * b < x.Length; b++)
        {
            var (scale, codes, total) = Activations(x, b);
            var block = packed.AsSpan(b / 8 * 144, 144);
            var (share, minimum) = SixBits.Read(block[4..16], b % 8);
            var dot = 0;
            for (var j = 0; j < 32; j++) dot += codes[j] * (block[16 + b % 8 / 2 * 32 + j] >> b % 2 * 4 & 15);
            sum = MathF.FusedMultiplyAdd(dot, (float)BinaryPrimitives.ReadHalfLittleEndian(block) * share * scale, sum);
            sum = MathF.FusedMultiplyAdd((float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]) * minimum, -scale * total, sum);
        }
        return sum;
    }

    // A row is a head, perhaps, and blocks of a scale and codes; the length of each follows from that of the row.
    private static float Levels(
        MatrixFormat format, int size, IReadOnlyList<float> levels, Func<byte[], float> scale, ReadOnlySpan<float> weights,
        ReadOnlySpan<float> x)
    {
        var (packed, head) = (format.Blocks().Quantize(weights), format == MatrixFormat.NvFp4 ? 4 : 0);
        var (bytes, sum) = (format == MatrixFormat.Nf4 ? 4 + size / 2 : 1 + size / 2, 0f);
        for (var b = 0; b * size < x.Length; b++)
        {
            var (block, dot) = (packed.AsSpan(head + b * bytes, bytes).ToArray(), 0f);
            var codes = block[^(size / 2)..];
            for (var k = 0; k < size && b * size + k < x.Length; k++)
                dot = MathF.FusedMultiplyAdd(
                    levels[codes[k % codes.Length] >> (k < codes.Length ? 0 : 4) & 15], x[b * size + k], dot);
            sum = MathF.FusedMultiplyAdd(scale(block), dot, sum);
        }
        return head == 0 ? sum : sum * BinaryPrimitives.ReadSingleLittleEndian(packed);
    }

    private static (float Scale, sbyte[] Codes, int Sum) Activations(ReadOnlySpan<float> x, int block)
    {
        var values = new float[32];
        x.Slice(32 * block, Math.Min(32, x.Length - 32 * block)).CopyTo(values);
        var packed = new Int8Block(32).Quantize(values);
        sbyte[] codes = [.. packed.AsSpan(4).ToArray().Select(code => (sbyte)code)];
        return (BinaryPrimitives.ReadSingleLittleEndian(packed), codes, codes.Sum(code => code));
    }
}
