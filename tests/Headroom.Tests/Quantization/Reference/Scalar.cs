using Headroom.Quantization;
using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>Every format once more, one value at a time, as its description reads.</summary>
internal static class Scalar
{
    public static byte[] Quantize(QuantFormat format, float[] values) => format switch
    {
        Int8Block => ByBlocks(values, format.BlockSize, format.Name.Contains("zero") ? ScalarIntegers.Int8ZeroPoint : ScalarIntegers.Int8),
        Int4Block => ByBlocks(values, format.BlockSize, format.Name.Contains("zero") ? ScalarIntegers.Int4ZeroPoint : ScalarIntegers.Int4),
        Nf4 => ByBlocks(values, format.BlockSize, ScalarBooks.Nf4),
        Fp4 => ByBlocks(values, format.BlockSize, ScalarBooks.Fp4),
        MxFp4 => ByBlocks(values, format.BlockSize, ScalarBooks.MxFp4),
        NvFp4 => ScalarTensors.NvFp4(values),
        Nf4DoubleQuantized => ScalarTensors.Nf4Double(values, format.BlockSize),
        Q4_0 => ByBlocks(values, 32, ScalarGguf.Q4_0),
        Q8_0 => ByBlocks(values, 32, ScalarGguf.Q8_0),
        Q4_K => ByBlocks(values, 256, ScalarQ4K.Quantize),
        _ => throw new ArgumentException($"no scalar reference for {format}"),
    };

    public static float[] Dequantize(QuantFormat format, byte[] packed, int count) => format switch
    {
        Int8Block =>
            Unblock(packed, count, format.BlockSize,
            format.Name.Contains("zero") ? ScalarIntegers.FromInt8ZeroPoint : ScalarIntegers.FromInt8),
        Int4Block =>
            Unblock(packed, count, format.BlockSize,
            format.Name.Contains("zero") ? ScalarIntegers.FromInt4ZeroPoint : ScalarIntegers.FromInt4),
        Nf4 => Unblock(packed, count, format.BlockSize, ScalarBooks.FromNf4),
        Fp4 => Unblock(packed, count, format.BlockSize, ScalarBooks.FromFp4),
        MxFp4 => Unblock(packed, count, format.BlockSize, ScalarBooks.FromMxFp4),
        NvFp4 => ScalarTensors.FromNvFp4(packed, count),
        Nf4DoubleQuantized => ScalarTensors.FromNf4Double(packed, count, format.BlockSize),
        Q4_0 => Unblock(packed, count, 32, ScalarGguf.FromQ4_0),
        Q8_0 => Unblock(packed, count, 32, ScalarGguf.FromQ8_0),
        Q4_K => Unblock(packed, count, 256, ScalarQ4K.Dequantize),
        _ => throw new ArgumentException($"no scalar reference for {format}"),
    };

    /// <summary>Element j in the low half of byte j, element j + B / 2 in the high half.</summary>
    public static byte[] Nibbles(int[] codes)
    {
        var half = codes.Length / 2;
        return [.. Enumerable.Range(0, half).Select(j => (byte)(codes[j] | codes[j + half] << 4))];
    }

    public static int[] Codes(IEnumerable<byte> nibbles)
    {
        byte[] bytes = [.. nibbles];
        return [.. bytes.Select(b => b & 15), .. bytes.Select(b => b >> 4)];
    }

    public static byte[] Single(float value) => BitConverter.GetBytes(value);

    public static byte[] Half16(float value) => BitConverter.GetBytes((Half)value);

    public static float AbsMax(float[] block) => block.Max(Math.Abs);

    public static float[][] Blocks(float[] values, int size) =>
        [.. values.Chunk(size).Select(block => (float[])[.. block, .. new float[size - block.Length]])];

    private static byte[] ByBlocks(float[] values, int size, Func<float[], byte[]> pack) => [.. Blocks(values, size).SelectMany(pack)];

    private static float[] Unblock(byte[] packed, int count, int size, Func<byte[], float[]> unpack)
    {
        var blocks = (count + size - 1) / size;
        return blocks == 0 ? [] : [.. packed.Chunk(packed.Length / blocks).SelectMany(unpack).Take(count)];
    }
}
