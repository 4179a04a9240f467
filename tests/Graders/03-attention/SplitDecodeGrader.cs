using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// The state of every split, then drawn states merged, then both launches together; empty splits, empty heads, scores that rise and fall
/// within a warp, from warp to warp and from split to split, sizes beyond any array.
/// </summary>
public sealed partial class SplitDecodeGrader : AttentionGrader
{
    private const int Lanes = 128, Columns = 64, Warps = 4;

    // A weight of exp(65) times a value of 1e10 overflows, and exp(130) by itself.
    private static readonly int[] s_steps = [0, 65, 220, 90];

    private readonly record struct Shape(int M, int D, int Chunk)
    {
        public int Splits => (M + Chunk - 1) / Chunk;
    }

    private readonly record struct States(float[] O, float[] Lse);

    protected override void Require()
    {
        Splits();
        Merges();
        Both(new(300, 32, 64), [300, Draw.Int(65, 200), 0]);
        Both(new(1024, 64, 128), [1024, 896, 1024, 640], () => Budget(new(1024, 64, 128), [1024, 896, 1024, 640]));
    }

    private void Splits()
    {
        Partial("one split", new(40, 32, 64), [40]);
        Partial("3 splits", new(150, 32, 64), [150, Draw.Int(66, 127)]);
        Partial("2 columns per thread", new(96, 64, 32), [96, 70]);
        Partial("chunks that 4 does not divide", new(100, 32, 4 * Draw.Int(5, 9) + Draw.Int(2, 3)), [100, 61]);
        Partial("a key for few of the warps", new(40, 64, 32), [1, 2, 3, 35]);
        Partial("splits and heads without keys", new(128, 64, 32), [0, 64, 5]);
        Partial("a split, two, and a key more or less", new(65, 32, 32), [31, 33, 65, 32, 64]);
        Partial("one key per split", new(Draw.Int(5, 9), 32, 1), [5]);
        Rising();
        Partial("scores near 10,000", new(100, 64, 32), [100], level: 10_000);
        Partial("scores near -20,000", new(100, 64, 32), [90], level: -20_000);
        // Beyond any array and any number of splits and heads.
        var longest = Draw.Int(4_250, 4_300);
        var (late, split) = (AttentionInput.Long(Draw, 2, 1, longest), Draw.Int(4_110, 4_190));
        Partial("a long split, scores that rise late", new(longest, 64, split), [split, longest], (late.Q, late.K, late.V), Scores.Rising,
            counts: false);
        Partial("many splits", new(Draw.Int(4_110, 4_190), 32, 1), [4_105], counts: false);
        Partial("many heads", new(3, 32, 2), [.. Enumerable.Range(0, 330).Select(_ => Draw.Int(0, 3))], counts: false);
    }

    private void Merges()
    {
        Merge("2 splits", 3, 2, 32, _ => Draw.Normal(6, 2));
        Merge("one split", 2, 1, 32, lse => lse);
        // Split 1 of 5 is 22 lower, and its partials 1e8 times as large.
        Merge("log-sum-exps near 10,000, a faint split", 2, 5, 64,
            _ => [.. Draw.Normal(10, 2).Select((v, i) => 10_000 + v - (i % 5 == 1 ? 22 : 0))], faint: 1);
        Merge("log-sum-exps near -20,000", 2, 5, 64, _ => [.. Draw.Normal(10, 2).Select(v => -20_000 + v)]);
        Merge("log-sum-exps that rise and fall", 2, Draw.Int(7, 9), 32, lse => [.. lse.Select((v, i) => v + s_steps[i % 4] * 2)]);
        Merge("empty splits", 4, 4, 64, lse => [.. lse.Select((v, i) => i % 4 >= i / 4 ? float.NegativeInfinity : v)]);
        Merge("empty splits first", 2, 6, 32, lse => [.. lse.Select((v, i) => i % 6 < 2 ? float.NegativeInfinity : v)]);
        // More than a warp has lanes, than the group has, than any array.
        Merge("more splits than lanes", 2, Draw.Int(36, 50), 32, lse => lse);
        var many = Draw.Int(4_110, 4_190);
        Merge("many splits", 1, many, 64, lse => lse, counts: false);
        Merge("many splits that rise late", 1, many, 32, lse => [.. lse.Select((v, i) => v + AttentionInput.Late(i, many))], counts: false);
        Merge("many heads", Draw.Int(330, 340), 2, 32, lse => lse, counts: false);
    }

    // Heads whose scores move from key to key of a warp, from warp to warp, back again, and from split to split.
    private void Rising()
    {
        var shape = new Shape(Draw.Int(130, 150), 64, 48);
        int[] levels = [0, 400, -400, -5_000];
        int Key(int row)
        {
            var (head, j) = (row / shape.M, row % shape.M);
            return head switch
            {
                0 => s_steps[j / Warps % 4],
                1 => j % Warps * 110,
                2 => (Warps - 1 - j % Warps) * 110,
                _ => s_steps[j / shape.Chunk],
            };
        }

        var x = AttentionInput.Exact(Draw, 1, 4, 1, shape.M, row => levels[row], Key).Loud(1e10f);
        Partial("scores that rise and fall", shape, [shape.M, 97, 97, shape.M], (x.Q, x.K, x.V), Scores.Rising);
    }

    private void Partial(string name, Shape shape, int[] lengths, float level = 0, bool counts = true) =>
        Partial(name, shape, lengths, Inputs(shape, lengths.Length, level), Of(level), counts);

    private void Partial(
        string name, Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, Scores where, bool counts = true) =>
        Case($"Partial, {Keys(lengths)} in chunks of {shape.Chunk:#,0}, d {shape.D}: {name}", () => Part(nameof(SplitDecode.Partial), () =>
        {
            var rows = lengths.Length * shape.Splits;
            var (o, lse) = (Upload2D(Poisoned(rows * shape.D), rows, shape.D), Upload(Poisoned(rows)));
            Split(shape, lengths, x, o, lse, counts);

            var expected = Reference(shape, lengths, x);
            var (got, logs) = (Download(o), Download(lse));
            // A log is rounded once, on top of what the scores bring.
            var logAllowed = LogAllowed(x.Q, x.K, expected.Lse, shape.D, where);
            Mistakes(
                Elements("lse", logs, expected.Lse, logAllowed, ("heads", lengths.Length), ("splits", shape.Splits)), shape, lengths, x);
            var partials = Elements(
                "partials", got, expected.O, Allowed(shape, lengths, x, where),
                ("heads", lengths.Length), ("splits", shape.Splits), ("columns", shape.D));
            Unusable(partials, got, where, lengths.Sum(), shape.D, fewest: 1);
            Mistakes(partials, shape, lengths, x, expected);
        }), "float32");

    private static string Keys(int[] lengths) =>
        lengths.Length > 5 ? $"{lengths.Length} heads of up to {lengths.Max()} keys" : $"{string.Join(" and ", lengths)} keys";

    private void Merge(string name, int heads, int splits, int d, Func<float[], float[]> logs, bool counts = true, int? faint = null) =>
        Case($"Merge, {Numbers.Count(heads, "head")} of {Numbers.Count(splits, "split")}, d {d}: {name}", () =>
            Part(nameof(SplitDecode.Merge), () =>
            {
                var lse = logs(Draw.Normal(heads * splits, 2));
                var partials = Draw.Normal(heads * splits * d);
                for (var i = 0; i < partials.Length; i++)
                {
                    if (i / d % splits == faint) partials[i] *= AttentionData.Shout;
                    if (float.IsNegativeInfinity(lse[i / d])) partials[i] = 0;
                }
                var o = Upload2D(Poisoned(heads * d), heads, d);
                Join(Upload2D("partials", partials, heads * splits, d), Upload("lse", lse), o, heads, counts);
                Joined(Download(o), new(partials, lse), splits, d,
                    Tolerance.Rounding(4 * splits + 64, Tolerance.Float32Roundoff,
                        faint is null ? partials.Max(MathF.Abs) : Reach(new(partials, lse), splits, d)));
            }), "float32");

    private void Both(Shape shape, int[] lengths, Action? then = null) =>
        Case($"Partial and Merge, {Keys(lengths)} in chunks of {shape.Chunk}, d {shape.D}", () =>
        {
            var (q, k, v) = Inputs(shape, lengths.Length, 0);
            var rows = lengths.Length * shape.Splits;
            var (partials, lse) = (Upload2D(Poisoned(rows * shape.D), rows, shape.D), Upload(Poisoned(rows)));
            var o = Upload2D(Poisoned(lengths.Length * shape.D), lengths.Length, shape.D);
            Split(shape, lengths, (q, k, v), partials, lse, counts: true);
            Join(partials, lse, o, lengths.Length, counts: true);
            Elements(
                "o", Download(o), Reference(shape with { Chunk = shape.M }, lengths, (q, k, v)).O,
                AttentionData.Allowed(q, k, v, shape.D, shape.M), ("heads", lengths.Length), ("columns", shape.D));
            then?.Invoke();
        }, "float32");

    private void Split(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, MemoryBuffer2D<float, Stride2D.DenseY> o,
        MemoryBuffer1D<float, Stride1D.Dense> lse, bool counts)
    {
        var keys = lengths.Length * shape.M;
        var (qs, ks, vs) =
            (Upload2D("q", x.Q, lengths.Length, shape.D), Upload2D("k", x.K, keys, shape.D), Upload2D("v", x.V, keys, shape.D));
        var filled = Upload("lengths", lengths);
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(SplitDecode.Partial);
        var config = new KernelConfig(new Index2D(shape.Splits, lengths.Length), new Index2D(Lanes, 1));
        Start(SplitDecode.Partial, counts, () => kernel(config, qs.View, ks.View, vs.View, o.View, lse.View, filled.View, shape.Chunk));
    }

    private void Join(
        MemoryBuffer2D<float, Stride2D.DenseY> partials, MemoryBuffer1D<float, Stride1D.Dense> lse,
        MemoryBuffer2D<float, Stride2D.DenseY> o, int heads, bool counts)
    {
        var kernel = Accelerator.LoadStreamKernel<Rows, ArrayView<float>, Rows>(SplitDecode.Merge);
        Start(SplitDecode.Merge, counts, () => kernel(new KernelConfig(heads, Columns), partials.View, lse.View, o.View));
    }

    private (float[] Q, float[] K, float[] V) Inputs(Shape shape, int heads, float level)
    {
        var x = AttentionInput.Of(Draw, 1, heads, 1, shape.M, shape.D, level);
        return (x.Q, x.K, x.V);
    }
}
