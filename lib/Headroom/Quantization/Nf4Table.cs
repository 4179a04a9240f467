using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// The sixteen values of NF4: seven below zero, zero, eight above. Zero is exact and all codes are in use, at the price of symmetry.
/// </summary>
public static class Nf4Table
{
    /// <summary>As bitsandbytes ships it (csrc/kernels.cu); the index is the code.</summary>
    public static IReadOnlyList<float> Published { get; } =
    [
        -1f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f, -0.28444138169288635f, -0.18477343022823334f,
        -0.09105003625154495f, 0f,
        0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f, 0.44070982933044434f, 0.5626170039176941f,
        0.7229568362236023f, 1f,
    ];

    internal static CodeBook Book { get; } = new([.. Published], [.. Enumerable.Range(0, 16)], tiesUp: _ => false);

    /// <summary>
    /// The table from the normal distribution's quantiles (bitsandbytes/functional.py, create_normal_map): eight at probabilities evenly
    /// spaced from p down
    /// to 1/2, seven likewise below zero, divided by the largest. p = 1 - (1/32 + 1/30) / 2 = 0.9677083.
    /// </summary>
    public static double[] Derive()
    {
        const double P = 1 - (1 / 32.0 + 1 / 30.0) / 2;
        var largest = Normal.Quantile(P); // 1.84813
        var above = Enumerable.Range(0, 8).Select(i => Normal.Quantile(P + (0.5 - P) * i / 8));
        var below = Enumerable.Range(0, 7).Select(i => -Normal.Quantile(P + (0.5 - P) * i / 7));
        return [.. below.Append(0).Concat(above).Order().Select(x => x / largest)];
    }
}
