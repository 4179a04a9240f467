using Headroom.Quantization;
using Headroom.Quantization.Comparison;
using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Quantization;

/// <summary>Formats and tensors to try them on.</summary>
internal static class Samples
{
    /// <summary>Usual block sizes, and some that are no multiple of a vector.</summary>
    public static IReadOnlyList<QuantFormat> Formats { get; } =
    [
        .. Headroom.Quantization.Comparison.Formats.All,
        new Int8Block(1), new Int8Block(7), new Int8Block(100, zeroPoint: true), new Int4Block(2), new Int4Block(34),
        new Int4Block(50, zeroPoint: true),
        new Nf4(6), new Nf4(4096), new Nf4DoubleQuantized(2), new Nf4DoubleQuantized(40), new Fp4(10),
    ];

    public static TheoryData<QuantFormat> All { get; } = [.. Formats];

    /// <summary>Values whose size changes a thousandfold from one stretch to the next, with zeros between them.</summary>
    public static float[] Uneven(int count, int seed)
    {
        var random = new Random(seed);
        var values = Normal.Sample(count, seed);
        var size = 1f;
        for (var i = 0; i < count; i++)
        {
            if (i % 24 == 0) size = MathF.ScaleB(1, random.Next(-6, 5));
            values[i] *= random.Next(8) == 0 ? 0 : size;
        }
        return values;
    }
}
