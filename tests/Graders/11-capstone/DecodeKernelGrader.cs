using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using ILGPU;
using ILGPU.Runtime;
using Codes = ILGPU.Runtime.ArrayView2D<sbyte, ILGPU.Stride2D.DenseY>;
using Pages = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// A decode step on caches of drawn pages: empty and ragged sequences, scores far from 0, sizes beyond any array; then the modelled time of
/// its launches beside that of a kernel with a group for each query head, counted in the same run.
/// </summary>
public sealed partial class DecodeKernelGrader : KernelGrader
{
    // An eighth of an H100; a launch as it was measured there in a CUDA graph.
    private const double Multiprocessors = 16, LaunchMicroseconds = 1.3, Required = 0.68;

    private static double BytesPerMicrosecond => Devices.H100Sxm.Bandwidth / 8 / 1e6;

    protected override void Require()
    {
        Attend("whole pages", new(Draw, 2, 2, [32, 16]));
        Attend("one token", new(Draw, 1, 1, [1]));
        Attend("a sequence without tokens", new(Draw, 2, 2, [0, 19, 0]));
        Attend("none has tokens", new(Draw, 1, 3, [0, 0]));
        Attend("a page, less and more", new(Draw, 2, 1, [15, 16, 17]));
        Attend("ragged", new(Draw, 3, Draw.Int(2, 5), [Draw.Int(70, 90), 1, Draw.Int(20, 50)]));
        Attend("8 query heads share", new(Draw, 1, 8, [40, 33]));
        Attend("beyond a split", new(Draw, 1, 2, [Draw.Int(280, 320), 257, 256]));
        Attend("scores near 2,000", new(Draw, 1, 2, [64, 32], level: 2_000));
        Attend("scores near -2,000", new(Draw, 1, 2, [64, 32], level: -2_000));
        Attend("scores that rise to 300", new(
            Draw, 1, 2, [64, 32], level: 300, first: (t, length) => 254 * t / (length - 1) - 127), rises: true);
        Attend("one key in 256 stands out by 10, and the others count together", new(
            Draw, 1, 1, [Draw.Int(400, 500)], level: 10, first: (t, _) => t % 256 == 0 ? 127 : 0), counts: false);
        for (var sharing = 3; sharing < 8; sharing++)
            Attend($"{sharing} query heads share", new(Draw, 2, sharing, [Draw.Int(17, 30), 5]), counts: false);
        Attend("many K/V heads", new(Draw, Draw.Int(70, 80), 1, [3, 2]), counts: false);
        Attend("page numbers of 3,000 and more", new(Draw, 1, 1, [37], spare: 3_000), counts: false);
        Attend("many sequences", new(Draw, 1, 1, [.. Enumerable.Range(0, Draw.Int(140, 160)).Select(b => b % 4)]), counts: false);
        Attend("many tokens", new(Draw, 1, 1, [Draw.Int(8_200, 8_400)]), counts: false);
        Twice();
        OneCache();
        NeverWritten();
        Kept();
        if (AllRight) Score();
    }

    private void Attend(string name, PagedCodes x, bool counts = true, bool rises = false) =>
        Case($"{Numbers.Count(x.Lengths.Length, "sequence")} of up to {Numbers.Count(x.Lengths.Max(), "token")}, "
            + $"{Numbers.Count(x.Heads, "query head")} on {x.KvHeads}: {name}", () => Check(x, Run(x, counts), rises), "int8 and float32");

    private float[] Run(PagedCodes x, bool counts)
    {
        var (q, o) = Sides(x);
        var cache = Uploaded(x);
        void Launches() => DecodeKernel.Attend(Accelerator, cache, q, o.View);
        if (counts) Launch(DecodeKernel.Attend, Launches);
        else LaunchUncounted(DecodeKernel.Attend, Launches);
        return Download(o);
    }

    private (Rows Q, MemoryBuffer2D<float, Stride2D.DenseY> O) Sides(PagedCodes x)
    {
        var rows = x.Q.Length / PagedCodes.D;
        return (Upload2D("q", x.Q, rows, PagedCodes.D).View, Upload2D(Poisoned(x.Q.Length), rows, PagedCodes.D));
    }

    private DecodeKernel.Cache Uploaded(PagedCodes x) => new(
        Upload2D("K", x.K, x.Rows, PagedCodes.D).View, Upload2D("V", x.V, x.Rows, PagedCodes.D).View, Upload("KScales", x.KScales).View,
        Upload("VScales", x.VScales).View, Upload2D("Table", x.Table, x.Lengths.Length, x.Width).View, Upload("Lengths", x.Lengths).View,
        x.KvHeads, x.Lengths.Max());

    private void Check(PagedCodes x, float[] got, bool rises = false)
    {
        var spread = x.Rows - 1;
        int Clamped(int row) => Math.Clamp(row, 0, spread);
        Elements("o", got, x.Output(), x.Allowed(), ("sequences", x.Lengths.Length), ("heads", x.Heads), ("columns", PagedCodes.D))
            .Trap(() => [.. x.Output().Select((value, i) => x.Lengths[i / PagedCodes.D / x.Heads] % 16 > 0 ? double.NaN : value)],
                "slots that no token fills are read: a sequence ends at Lengths[b], wherever its page ends")
            .Trap(() => [.. x.Output().Select(value => rises ? double.NaN : value)],
                "exp overflows where scores rise: the maximum is that of all keys so far, and what is summed is rescaled when it grows")
            .Trap(() => x.Output(kScale: _ => 1, vScale: null), "codes of K are taken for values: KScales multiplies each row")
            .Trap(() => x.Output(vScale: _ => 1), "codes of V are taken for values: VScales multiplies each row")
            .Trap(() => x.Output(vScale: row => x.KScales[row]), "V is scaled as K is: VScales has the scales of V")
            .Trap(() => x.Output((b, h, t) => x.Row(b, h % x.KvHeads, t)),
                "query head h reads K/V head h % kvHeads: those that share one follow each other, h / (heads / kvHeads)")
            .Trap(() => x.Output((b, h, t) => Clamped(x.Row(b, 0, t))), "every query head reads the first K/V head")
            .Trap(() => x.Output((b, h, t) => Clamped((x.Table[t / 16] * x.KvHeads + h / x.Sharing) * 16 + t % 16)),
                "every sequence reads the first one's pages: the table has a row per sequence")
            .Trap(() => x.Output((b, h, t) => Clamped(((b * x.Width + t / 16) * x.KvHeads + h / x.Sharing) * 16 + t % 16)),
                "pages are taken in order: the page's number is what Table[b, t / 16] holds")
            .Trap(() => x.Output(length: b => Math.Max(0, x.Lengths[b] - 1)), "the last token is left out")
            .Trap(() => x.Output(length: b => x.Lengths[b] / 16 * 16), "tokens of a page that is not full are left out")
            .Trap(() => x.Output(length: b => Math.Min(256, x.Lengths[b])), "tokens beyond the first 256 are left out")
            .Trap(() => x.Output(kScale: row => 8 * x.KScales[row]), "scores are not divided by the root of 64")
            .Trap(() => [.. x.Output().Select(value => value * x.Lengths.Max())], "the sum is not divided by the sum of weights");
    }

    private void Score()
    {
        int[] lengths = [Draw.Int(900, 960), Draw.Int(140, 180), Draw.Int(40, 60)];
        var x = new PagedCodes(Draw, 2, 4, lengths);
        Case($"sequences of {string.Join(", ", lengths)} tokens, 8 query heads on 2", () =>
        {
            Check(x, Run(x, counts: true));
            var (yours, bytes) = (Microseconds(), Counts.Global.BytesMoved);
            That(bytes >= x.Compulsory, "all bytes are read",
                $"the launches move {bytes:#,0} bytes, and cache, q and o have {x.Compulsory:#,0}: not all is done by kernels");
            That(BytesToHost == 0, "nothing comes back to the host",
                $"Attend copies {BytesToHost:#,0} bytes to the host: it waits for them, and what the host does is in no launch's time");
            CountFromHere();
            var (q, o) = Sides(x);
            var cache = Uploaded(x);
            var naive = Accelerator
                .LoadStreamKernel<Rows, Codes, Codes, ArrayView<float>, ArrayView<float>, Pages, ArrayView<int>, Rows, int>(
                    NaiveDecode.Kernel);
            Launch(NaiveDecode.Kernel, () => naive(new KernelConfig(x.Q.Length / PagedCodes.D, 32), q, cache.K, cache.V, cache.KScales,
                cache.VScales, cache.Table, cache.Lengths, o.View, x.KvHeads));
            Scored("modelled time", "us", (yours, LaunchMicroseconds + x.Compulsory / BytesPerMicrosecond, Microseconds()),
                "a group for each query head", "one launch, each byte once", Required,
                $"{bytes / x.Compulsory:0.00} times the bytes that have to move, or one group moves them");
        }, "int8 and float32");
    }

    private double Microseconds() => Launches.Sum(launch => LaunchMicroseconds + launch.Counters!.Global.BytesMoved / BytesPerMicrosecond
        * Math.Max(1, Multiprocessors * launch.Counters.Spread.BusiestGroupShare));
}
