using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// The state of every split, then drawn states merged, then both launches together; empty splits, empty heads, large scores.
/// </summary>
public sealed partial class SplitDecodeGrader : KernelGrader
{
    private const int Lanes = 128;
    private const int Columns = 64;

    private readonly record struct Shape(int M, int D, int Chunk)
    {
        public int Splits => (M + Chunk - 1) / Chunk;
    }

    private readonly record struct States(float[] O, float[] Lse);

    protected override void Require()
    {
        Partial("one split", new(40, 32, 64), [40]);
        Partial("3 splits", new(150, 32, 64), [150, Draw.Int(66, 127)]);
        Partial("2 columns per thread", new(96, 64, 32), [96, 70]);
        Partial("chunks that 4 does not divide", new(100, 32, 30), [100, 61]);
        Partial("a key for few of the warps", new(40, 64, 32), [1, 2, 35]);
        Partial("splits and heads without keys", new(128, 64, 32), [0, 64, 5]);
        Partial("scores near 10,000", new(100, 64, 32), [100], level: 10_000);
        Partial("scores near -20,000", new(100, 64, 32), [90], level: -20_000);

        Merge("2 splits", 3, 2, 32, _ => Draw.Normal(6, 2));
        Merge("log-sum-exps near 10,000", 2, 5, 64, _ => [.. Draw.Normal(10, 2).Select(v => 10_000 + v)]);
        Merge("log-sum-exps near -20,000", 2, 5, 64, _ => [.. Draw.Normal(10, 2).Select(v => -20_000 + v)]);
        // More than a warp has lanes, and more than the group.
        Merge("40 splits", 2, 40, 32, _ => Draw.Normal(80, 2));
        Merge("70 splits", 1, 70, 64, _ => Draw.Normal(70, 2));
        Merge("empty splits", 4, 4, 64, lse => [.. lse.Select((v, i) => i % 4 >= i / 4 ? float.NegativeInfinity : v)]);
        Merge("empty splits first", 2, 6, 32, lse => [.. lse.Select((v, i) => i % 6 < 2 ? float.NegativeInfinity : v)]);

        Both(new(300, 32, 64), [300, Draw.Int(65, 200), 0]);
        Both(new(1024, 64, 128), [1024, 896, 1024, 640], () => Budget(new(1024, 64, 128), [1024, 896, 1024, 640]));
    }

    private void Partial(string name, Shape shape, int[] lengths, float level = 0) =>
        Case($"Partial, {string.Join(" and ", lengths)} keys in chunks of {shape.Chunk}, d {shape.D}: {name}", () =>
        {
            var (q, k, v) = Inputs(shape, lengths.Length, level);
            var (o, lse) = (Upload2D(Poisoned(lengths.Length * shape.Splits * shape.D), lengths.Length * shape.Splits, shape.D),
                Upload(Poisoned(lengths.Length * shape.Splits)));
            Split(shape, lengths, (q, k, v), o, lse);

            var expected = Reference(shape, lengths, (q, k, v), shape.Splits);
            var (got, logs) = (Download(o), Download(lse));
            var allowed = AttentionData.Allowed(q, k, v, shape.D, shape.Chunk, level != 0);
            // A log is rounded once, on top of what the scores bring.
            var logAllowed = Tolerance.Absolute(LogAllowed(q, k, shape.D, level));
            Mistakes(
                Elements("lse", logs, expected.Lse, logAllowed, ("heads", lengths.Length), ("splits", shape.Splits)), shape, lengths,
                (q, k, v));
            Elements("partials", got, expected.O, allowed, ("heads", lengths.Length), ("splits", shape.Splits), ("columns", shape.D));
        }, "float32");

    private void Merge(string name, int heads, int splits, int d, Func<float[], float[]> logs) =>
        Case($"Merge, {heads} heads of {splits} splits, d {d}: {name}", () =>
    {
        var lse = logs(Draw.Normal(heads * splits, 2));
        var partials = Draw.Normal(heads * splits * d);
        for (var i = 0; i < partials.Length; i++) if (float.IsNegativeInfinity(lse[i / d])) partials[i] = 0;
        var o = Upload2D(Poisoned(heads * d), heads, d);
        Join(Upload2D("partials", partials, heads * splits, d), Upload("lse", lse), o, heads);
        Joined(Download(o), new(partials, lse), splits, d,
            Tolerance.Rounding(4 * splits + 64, Tolerance.Float32Roundoff, partials.Max(MathF.Abs)));
    }, "float32");

    private void Both(Shape shape, int[] lengths, Action? then = null) =>
        Case($"Partial and Merge, {string.Join(" and ", lengths)} keys in chunks of {shape.Chunk}, d {shape.D}", () =>
        {
            var (q, k, v) = Inputs(shape, lengths.Length, 0);
            var rows = lengths.Length * shape.Splits;
            var (partials, lse) = (Upload2D(Poisoned(rows * shape.D), rows, shape.D), Upload(Poisoned(rows)));
            var o = Upload2D(Poisoned(lengths.Length * shape.D), lengths.Length, shape.D);
            Split(shape, lengths, (q, k, v), partials, lse);
            Join(partials, lse, o, lengths.Length);
            Elements(
                "o", Download(o), Reference(shape, lengths, (q, k, v), 1).O, AttentionData.Allowed(q, k, v, shape.D, shape.M),
                ("heads", lengths.Length), ("columns", shape.D));
            then?.Invoke();
        }, "float32");

    private void Split(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, MemoryBuffer2D<float, Stride2D.DenseY> o,
        MemoryBuffer1D<float, Stride1D.Dense> lse)
    {
        var keys = lengths.Length * shape.M;
        var (qs, ks, vs) =
            (Upload2D("q", x.Q, lengths.Length, shape.D), Upload2D("k", x.K, keys, shape.D), Upload2D("v", x.V, keys, shape.D));
        var filled = Upload("lengths", lengths);
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(SplitDecode.Partial);
        var config = new KernelConfig(new Index2D(shape.Splits, lengths.Length), new Index2D(Lanes, 1));
        Launch(SplitDecode.Partial, () => kernel(config, qs.View, ks.View, vs.View, o.View, lse.View, filled.View, shape.Chunk));
    }

    private void Join(
        MemoryBuffer2D<float, Stride2D.DenseY> partials, MemoryBuffer1D<float, Stride1D.Dense> lse,
        MemoryBuffer2D<float, Stride2D.DenseY> o, int heads)
    {
        var kernel = Accelerator.LoadStreamKernel<Rows, ArrayView<float>, Rows>(SplitDecode.Merge);
        Launch(SplitDecode.Merge, () => kernel(new KernelConfig(heads, Columns), partials.View, lse.View, o.View));
    }

    private (float[] Q, float[] K, float[] V) Inputs(Shape shape, int heads, float level)
    {
        var (queries, keys) = (heads, heads * shape.M);
        return level == 0
            ? (Draw.Normal(queries * shape.D), Draw.Normal(keys * shape.D), Draw.Normal(keys * shape.D))
            : (AttentionData.Level(Draw, queries, shape.D, level / 50), AttentionData.Level(Draw, keys, shape.D, 400),
                Draw.Normal(keys * shape.D));
    }

    // Each filled row of k and v once. Small beside it: q once per split, the partials out and in, one sector of lse per state and warp
    // that
    // asks, twice for two passes over them. With 4 heads of about 900 keys that is 2 % of 1.8 MB.
    // One barrier per split, to merge 4 warps; two are allowed. The second launch needs none.
    // Warps read rows of neighbours: 4 sectors. Two launches are what the graders make; they cannot be fewer, as groups cannot wait for
    // groups.
    private void Budget(Shape shape, int[] lengths)
    {
        var states = lengths.Length * shape.Splits;
        var cache = 2.0 * lengths.Sum() * shape.D * sizeof(float);
        var rest = sizeof(float) * shape.D * (4.0 * states + 2 * lengths.Length);
        AtMost(Counter.Bytes, 1.15 * (cache + rest), once: cache + 2.0 * sizeof(float) * shape.D * lengths.Length,
            likely: "rows of k or v come from memory more than once: a warp that has a key's score, and its own maximum so far, can add "
                + "its row of v at once");
        AtMost(Counter.SectorsPerRequest, 4, likely: "lanes of a warp must read neighbours of one row, not a key each");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, 2.0 * states,
            likely: "warps need not wait for each other until they have states to merge: one barrier per split");
        // Splits with keys. Merge is small, and a group per head: it is not judged.
        SpreadOver(lengths.Sum(length => (length + shape.Chunk - 1) / shape.Chunk), warps: Lanes / 32, launch: 0, name: "Partial");
        Meaning($"{lengths.Length} heads in {shape.Splits} splits keep {states} groups busy, where one group per head would leave all "
            + $"but {lengths.Length} of an H100's {Devices.H100Sxm.Sms} multiprocessors idle.");
        Meaning($"{4.0 * lengths.Sum() * shape.D / Counts.Global.BytesMoved:0.0} FLOP/B of products: decode reads every key and value "
            + "for one query, and no kernel changes that. A larger batch does not help, as each sequence has a cache of its own; "
            + "grouped queries (03.5) do.");
    }
}
