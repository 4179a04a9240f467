namespace Headroom.Speculation.Costs;

// Tables that every machine repeats: for runs that count.
public sealed partial class PassCosts
{
    private static readonly int[] s_shaped = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

    /// <summary>Shaped as FP32 weights from memory on two cores: T(8) is 1.07 T(1), and computing takes over at 50 tokens.</summary>
    public static PassCosts Fp32 { get; } = Of(4e-3, 80e-6, 0.5);

    /// <summary>Shaped as int8: a quarter of the bytes, the same products, T(8) about 1.5 T(1).</summary>
    public static PassCosts Int8 { get; } = Of(1e-3, 90e-6, 0.8);

    /// <summary>Shaped as int4 whose products cost more than its bytes: T(8) is 7 T(1), so little is gained by any draft.</summary>
    public static PassCosts Int4 { get; } = Of(0.1e-3, 0.6e-3, 1);

    /// <summary>Shaped as a GPU: flat up to about 256 tokens.</summary>
    public static PassCosts Gpu { get; } = Of(5e-3, 18e-6, 0.05);

    /// <summary>
    /// A pass that reads its weights in <paramref name="read"/> seconds and computes for <paramref name="compute"/> seconds a token: hidden
    /// behind the reading but for <paramref name="shown"/> of it, until computing takes longer.
    /// </summary>
    public static PassCosts Of(double read, double compute, double shown = 0.1) =>
        new(s_shaped.Select(k => (k, Math.Max(read + shown * compute * k, compute * k + shown * read))));
}
