using Headroom.Hardware;

namespace Headroom.Rooflines;

public sealed partial record HeadroomEstimate
{
    private const string Podcast = "Dan Fu, MAD podcast";
    private const string Notes = "Dan Fu, danfu.org/notes/agi, Dec 2025";
    private const string Dettmers = "Tim Dettmers, timdettmers.com, Dec 2025";

    /// <summary>
    /// Plenty is left: 20 to 60 % MFU, a newer chip, a larger cluster. 3 x (2 to 3) x 10 = 60 to 90; "up to two orders of magnitude".
    /// </summary>
    public static HeadroomEstimate DanFu { get; } = new("Dan Fu, as spoken",
    [
        new("20 % to 60 % MFU", Interval.Exactly(3), Podcast),
        new("newer chip", new(2, 3), Podcast),
        new("larger cluster", Interval.Exactly(10), Podcast),
    ]);

    /// <summary>The same with the 2.2x that his notes give for Blackwell in FP8: 66.</summary>
    public static HeadroomEstimate DanFuInFp8 { get; } = new("Dan Fu, Blackwell in FP8",
    [
        new("20 % to 60 % MFU", Interval.Exactly(3), Podcast),
        new("Blackwell in FP8", Interval.Exactly(2.2), Notes),
        new("larger cluster: 100,000 GPUs and more against 2,048", Interval.Exactly(10), $"{Podcast}; cluster sizes: {Notes}"),
    ]);

    /// <summary>
    /// Little is left: the features that made GPUs faster could each be used once, and are. What remains is one to two more years of
    /// growing resources.
    /// The essay gives no sizes for the features: they are computed here from the device sheets.
    /// </summary>
    /// <param name="growthPerYear">Multiple of resources that a year of growth still adds; above 1, your assumption.</param>
    public static HeadroomEstimate UsedUp(double growthPerYear)
    {
        if (growthPerYear is not (> 1 and < 1e6))
            throw new ArgumentOutOfRangeException(
                nameof(growthPerYear), growthPerYear, "growth is a multiple above 1: 2 doubles the resources every year.");
        var (v100, h100, b200) = (Devices.Find("V100 SXM"), Devices.H100Sxm, Devices.B200Sxm);
        return new("Tim Dettmers, used up",
        [
            OneOff("16-bit tensor cores", Ratio(v100.Peak(Dtype.Fp16), v100.Peak(Dtype.Fp32)), "V100, FP16 over FP32 peak"),
            OneOff("HBM", new(1, b200.Bandwidth / Devices.Find("RTX PRO 6000").Bandwidth),
                "nothing if compute-bound, up to B200 over RTX PRO 6000 bandwidth"),
            OneOff("FP8", Ratio(h100.Peak(Dtype.Fp8), h100.Peak(Dtype.Bf16)), "H100, FP8 over BF16 peak"),
            OneOff("FP4", Ratio(b200.Peak(Dtype.Fp4), b200.Peak(Dtype.Fp8)), "B200, FP4 over FP8 peak"),
            new("one to two years of growth", new(growthPerYear, growthPerYear * growthPerYear),
                $"{Dettmers}; the growth per year is the caller's"),
        ]);
    }

    private static Factor OneOff(string name, Interval gain, string basis) => new(name, gain, $"{Dettmers}; size computed: {basis}")
    {
        Used = 1,
    };

    private static Interval Ratio(Peak fast, Peak slow) => Interval.Exactly(fast.FlopsPerSecond / slow.FlopsPerSecond);
}
