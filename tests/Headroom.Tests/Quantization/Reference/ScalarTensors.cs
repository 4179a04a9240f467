using Headroom.Quantization;
using Headroom.Quantization.Comparison;
using static Headroom.Tests.Quantization.Reference.Scalar;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>Formats in which blocks depend on the whole tensor.</summary>
internal static class ScalarTensors
{
    public static byte[] NvFp4(float[] values)
    {
        if (values.Length == 0) return [];
        var tensor = AbsMax(values) / (448 * 6);
        List<byte> packed = [.. Single(tensor)];
        foreach (var block in Blocks(values, 16))
        {
            var code = tensor == 0 ? 0 : NearestE4M3(AbsMax(block) / 6 / tensor);
            var scale = E4M3Value(code) * tensor;
            packed.Add((byte)code);
            packed.AddRange(Nibbles([.. block.Select(x => ScalarBooks.E2M1Code(x, scale))]));
        }
        return [.. packed];
    }

    public static float[] FromNvFp4(byte[] packed, int count)
    {
        if (count == 0) return [];
        var tensor = BitConverter.ToSingle(packed);
        return [.. packed.Skip(4).Chunk(9)
            .SelectMany(block => Codes(block.Skip(1)).Select(code => ScalarBooks.E2M1Value(code) * (E4M3Value(block[0]) * tensor)))
            .Take(count)];
    }

    public static byte[] Nf4Double(float[] values, int blockSize)
    {
        if (values.Length == 0) return [];
        var blocks = Blocks(values, blockSize);
        float[] scales = [.. blocks.Select(AbsMax)];
        var mean = (float)(scales.Sum(scale => (double)scale) / scales.Length);
        float[] groups = [.. scales.Chunk(256).Select(group => group.Max(scale => Math.Abs(scale - mean)))];
        var codes = scales.Select((scale, i) => NearestDynamic(groups[i / 256] == 0 ? 0 : (scale - mean) / groups[i / 256]));
        return
        [
            .. Single(mean), .. groups.SelectMany(Single), .. codes,
            .. blocks.Zip(scales).SelectMany(b => Nibbles([.. b.First.Select(x => ScalarBooks.Nf4Code(x, b.Second))])),
        ];
    }

    public static float[] FromNf4Double(byte[] packed, int count, int blockSize)
    {
        if (count == 0) return [];
        var blocks = (count + blockSize - 1) / blockSize;
        var groups = (blocks + 255) / 256;
        var mean = BitConverter.ToSingle(packed);
        return [.. Enumerable.Range(0, blocks).SelectMany(i =>
        {
            var scale = mean + DynamicMap.Values[packed[4 + 4 * groups + i]] * BitConverter.ToSingle(packed, 4 + 4 * (i / 256));
            return Codes(packed.Skip(4 + 4 * groups + blocks + i * (blockSize / 2)).Take(blockSize / 2))
                .Select(code => Nf4Table.Published[code] * scale);
        }).Take(count)];
    }

    // 1 + f / 8 times 2^(e - 7), and f / 8 times 2^-6 for e = 0.
    private static float E4M3Value(int code)
    {
        var (e, f) = (code >> 3, code & 7);
        return e == 0 ? MathF.ScaleB(f / 8f, -6) : MathF.ScaleB(1 + f / 8f, e - 7);
    }

    private static int NearestE4M3(float x) =>
        Enumerable.Range(0, 127).OrderBy(code => Math.Abs((double)x - E4M3Value(code))).ThenBy(code => code % 2).First();

    private static byte NearestDynamic(float x) => (byte)Enumerable.Range(0, 256).MinBy(code => Math.Abs(x - DynamicMap.Values[code]));
}
