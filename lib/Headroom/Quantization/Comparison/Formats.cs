using Headroom.Quantization.Gguf;

namespace Headroom.Quantization.Comparison;

/// <summary>The formats that the course compares.</summary>
public static class Formats
{
    /// <summary>One of each kind at its usual block size, from many bits to few.</summary>
    public static IReadOnlyList<QuantFormat> All { get; } =
    [
        new Int8Block(), new Int8Block(zeroPoint: true), new Q8_0(),
        new Int4Block(32), new Int4Block(32, zeroPoint: true), new Q4_0(), new Q4_K(), new NvFp4(), new Fp4(),
        new Nf4(), new MxFp4(), new Nf4DoubleQuantized(), new Int4Block(128), new Int4Block(128, zeroPoint: true),
    ];

    /// <summary>Kinds whose block size can be chosen, each at every size given, for charts of error against block size.</summary>
    public static IReadOnlyList<QuantFormat> AtBlockSizes(params IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        Func<int, QuantFormat>[] kinds =
        [
            size => new Int8Block(size), size =>
                new Int8Block(size, zeroPoint: true), size => new Int4Block(size), size => new Int4Block(size, zeroPoint: true),
            size => new Nf4(size), size => new Nf4DoubleQuantized(size), size => new Fp4(size),
        ];
        return [.. kinds.SelectMany(kind => sizes.Select(kind))];
    }
}
