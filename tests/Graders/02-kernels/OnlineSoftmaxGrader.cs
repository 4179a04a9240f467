using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>
/// Rows whose maximum comes first, last, far above and far below zero, rows of few logits and of more than shared memory holds.
/// </summary>
public sealed class OnlineSoftmaxGrader : KernelGrader
{
    private const string Unscaled = "the sums of threads count in units of their own maxima: rescale both to the larger one, then add";
    private const string FirstWarp = "the sums of threads beyond the first warp are left out: add over all 256 threads";
    private const string Rescale = "each logit here is a new maximum: the sum so far must be rescaled by exp(old maximum - new maximum)";
    private const string Overflow = "exp overflows above 88.7: subtract the row's maximum inside the exponential";
    private const string Zero =
        "every exponential is 0, and so is their sum: the maximum began above the logits, and float.MinValue is below them all";
    private const string Nothing =
        "minus infinity minus itself is NaN: a thread that saw no logit, or only masked ones, must bring a sum of 0";

    private const int Size = 256; // threads per group

    protected override void Require()
    {
        Rows("one logit per thread", 3, 256, Draw.Normal(3 * 256, 4));
        Rows("falling logits", 4, 1000, Sorted(4, 1000, step: -0.3f));
        Rows("fewer logits than threads", 6, 33, Draw.Normal(6 * 33, 4), Nothing);
        Rows("one logit", 2, 1, Draw.Normal(2), Nothing);
        var columns = Draw.Int(100, 250);
        Rows("logits near 10,000", 3, columns, Shifted(3, columns, 10_000), Overflow);
        // From 0 to 300: exp overflows for any shift but the maximum, such as a row's first logit.
        Rows("rising logits", 4, 1000, Sorted(4, 1000, step: 0.3f), Overflow);
        Rows("logits near -10,000", 3, columns, Shifted(3, columns, -10_000), Zero);
        columns = Draw.Int(300, 500);
        Rows("masked logits", 5, columns, Masked(5, columns), Nothing);
        columns = Draw.Int(20_001, 20_010);
        Rows("a long row", 2, columns, Draw.Normal(2 * columns, 4));
        // Rows that begin on a sector's edge: 20,016 x 4 B is a multiple of 32 B. More than 48 KiB, so no tile holds a row.
        Rows("a row too long for shared memory", 3, 20_016, Draw.Normal(3 * 20_016, 4), then: () => Budget(3, 20_016));
        WhatItMeans();
    }

    private void Rows(string name, int rows, int columns, float[] x, string notANumber = "", Action? then = null) =>
        Case($"[{rows}, {columns:#,0}], {name}", () =>
    {
        var (xs, ys) = (Upload2D("x", x, rows, columns), Upload2D(Poisoned(x.Length), rows, columns));
        var kernel = Accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>,
            ArrayView2D<float, Stride2D.DenseY>>(OnlineSoftmax.Kernel);
        Launch(OnlineSoftmax.Kernel, () => kernel(new KernelConfig(rows, 256), xs.View, ys.View));

        var (y, expected) = (Download(ys), Reference(x, columns));
        // Each case comes after those without what it is about: where it is the first to fail, that is what made the numbers no numbers.
        if (!y.Contains(Poison)) That(!y.Any(float.IsNaN), "every y is a number", notANumber);
        var elements = Elements("y", y, expected, Allowed(x, columns), rows, columns);
        if (notANumber == Zero) elements.Trap(() => new double[x.Length], Zero);
        elements
            .Trap(() => Wrong(x, columns, rescales: true, merges: false), Unscaled)
            .Trap(() => Wrong(x, columns, rescales: false, merges: true), Rescale)
            .Trap(() => Wrong(x, columns, rescales: true, merges: true, threads: 32), FirstWarp);
        then?.Invoke();
    }, "float32");

    private static double[] Reference(float[] x, int columns)
    {
        var y = new double[x.Length];
        for (var start = 0; start < x.Length; start += columns)
        {
            var row = x.AsSpan(start, columns);
            var (max, sum) = ((double)float.MinValue, 0.0);
            foreach (var logit in row) max = Math.Max(max, logit);
            foreach (var logit in row) sum += Math.Exp(logit - max);
            for (var col = 0; col < columns; col++) y[start + col] = Math.Exp(row[col] - max) / sum;
        }
        return y;
    }

    // As the technique does it, thread by thread, without one of its steps: y = exp(x - max) / sum.
    private static double[] Wrong(float[] x, int columns, bool rescales, bool merges, int threads = Size)
    {
        var y = new double[x.Length];
        for (var start = 0; start < x.Length; start += columns)
        {
            var row = x.AsSpan(start, columns);
            var states = new (double Max, double Sum)[Size];
            Array.Fill(states, (float.MinValue, 0));
            for (var col = 0; col < columns; col++)
            {
                ref var own = ref states[col % Size];
                var larger = Math.Max(own.Max, row[col]);
                own = (larger, own.Sum * (rescales ? Math.Exp(own.Max - larger) : 1) + Math.Exp(row[col] - larger));
            }
            var max = states.Take(threads).Max(one => one.Max);
            var sum = states.Take(threads).Sum(one => one.Sum * (merges ? Math.Exp(one.Max - max) : 1));
            for (var col = 0; col < columns; col++) y[start + col] = Math.Exp(row[col] - max) / sum;
        }
        return y;
    }

    // exp(d) turns d's relative rounding into |d| of them, and below -104 nothing is left of it; a thread adds and rescales columns / 256
    // times, the tree 8 times, at 4 roundings each. Results under float's smallest normal number, 1.2e-38, may be flushed to 0.
    private static Tolerance Allowed(float[] x, int columns)
    {
        var logits = x.Where(float.IsFinite).ToArray();
        var span = Math.Min(104, logits.Max() - (double)logits.Min());
        return new Tolerance(1.2e-38, (span + 4 * (columns / 256.0 + 1 + 8)) * Tolerance.Float32Roundoff);
    }

    private float[] Sorted(int rows, int columns, float step)
    {
        var x = Draw.Normal(rows * columns, 0.01f);
        for (var i = 0; i < x.Length; i++) x[i] += step * (i % columns) + i / columns;
        return x;
    }

    private float[] Shifted(int rows, int columns, float by) => [.. Draw.Normal(rows * columns, 3).Select(v => v + by)];

    // Row r keeps every (r + 2)-th logit, from its own start on: many threads see masked ones alone.
    private float[] Masked(int rows, int columns)
    {
        var x = Draw.Normal(rows * columns, 3);
        for (var i = 0; i < x.Length; i++)
            if (i % columns % (i / columns + 2) != 1) x[i] = float.NegativeInfinity;
        return x;
    }

    private void WhatItMeans()
    {
        Meaning("12 B per logit: two reads and one write. Three passes take 16 B, so a softmax that waits for memory runs 1.33x faster.");
        Meaning("Carry the weighted sum of V along with the maximum, and the second read goes too: that is flash attention.");
    }

    // Compulsory for a row that does not fit on the chip: read once for maximum and sum, read again and written once: 12 B per logit.
    // At most 1.1x of that; maximum, sum and output in passes of their own read three times: 16 B, 1.33x.
    // Threads that walk side by side: 128 B per request of a warp, 4 sectors.
    // One tree over 256 pairs needs 1 + 8 barriers; two of them, one for the maxima and one for the sums, are allowed.
    private void Budget(int rows, int columns)
    {
        NaiveIs("three passes: maximum, sum and output");
        AtMost(Counter.Bytes, 1.1 * 12.0 * rows * columns, naive: 16.0 * rows * columns, once: 12.0 * rows * columns,
            likely: "more than two reads of x per logit: maximum and sum must come from the same pass");
        AtMost(Counter.SectorsPerRequest, 4, naive: 4);
        AtMost(Counter.Barriers, 20.0 * rows, naive: 18.0 * rows);
        SpreadOver(rows, warps: 256 / 32);
    }
}
