using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>The 4-bit float: sign, two exponent bits, one fraction bit. Its magnitudes are 0, 0.5, 1, 1.5, 2, 3, 4 and 6.</summary>
public static class E2M1
{
    internal const float Largest = 6;

    /// <summary>By the low three bits of the code; the fourth is the sign.</summary>
    public static IReadOnlyList<float> Magnitudes { get; } = [0, 0.5f, 1, 1.5f, 2, 3, 4, 6];

    /// <summary>-6 to 6, ascending, with one zero: -0 (code 8) is read and never written.</summary>
    public static IReadOnlyList<float> Points { get; } = [.. Magnitudes.Skip(1).Reverse().Select(m => -m), .. Magnitudes];

    internal static CodeBook Book { get; } = Build();

    // Half way between two points, the one with an even fraction bit wins, as in every IEEE format.
    private static CodeBook Build()
    {
        int[] codes = [15, 14, 13, 12, 11, 10, 9, 0, 1, 2, 3, 4, 5, 6, 7];
        return new CodeBook([.. Points], codes, i => codes[i + 1] % 2 == 0);
    }
}
