using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>
/// Rows whose maximum comes first, last and anywhere, rises by far more than 88 included; far above and far below zero; rows of few logits,
/// and of as many as the statement allows.
/// </summary>
public sealed partial class OnlineSoftmaxGrader : KernelGrader
{
    private const int Size = 256; // threads per group
    private const int Longest = 128_256; // logits of a row, as the statement has it

    protected override void Require()
    {
        Rows("one logit per thread", 3, 256, Draw.Normal(3 * 256, 4));
        Rows("falling logits", 4, 1000, Sorted(4, 1000, step: -0.3f));
        Rows("fewer logits than threads", 6, 33, Draw.Normal(6 * 33, 4));
        foreach (var n in (int[])[1, 2, 3, 31, 255, 257]) Rows(Numbers.Count(n, "logit"), 2, n, Draw.Normal(2 * n, 4));
        Rows("many rows", 300, 5, Draw.Normal(300 * 5, 4));
        var columns = Draw.Int(100, 250);
        Rows("logits near 10,000", 3, columns, Shifted(3, columns, 10_000));
        // From 0 to 300: exp overflows for any shift but the maximum, such as a row's first logit.
        Rows("rising logits", 4, 1000, Sorted(4, 1000, step: 0.3f));
        columns = Draw.Int(520, 700);
        Rows("one logit far above the others", 15, columns, Spikes(columns));
        Rows("every logit far above the one before", 2, columns, Sorted(2, columns, step: 100));
        Rows("every logit far below the one before", 2, columns, Sorted(2, columns, step: -100));
        Rows("logits from -1,000 to 1,000", 4, columns, Jagged(4, columns));
        columns = Draw.Int(100, 250);
        Rows("levels from 1,000,000 to -1,000,000, one a row", s_levels.Length, columns, Levels(columns));
        columns = Draw.Int(300, 500);
        Rows("masked logits", 6, columns, Masked(6, columns));
        columns = Draw.Int(20_001, 20_010);
        Rows("long rows, of which one rises late", 2, columns, [.. ManySmall(columns), .. StepsUp(columns)]);
        Rows("the longest row", 1, Longest, LateRise(Longest));
        // Rows that begin on a sector's edge: 20,016 x 4 B is a multiple of 32 B. More than 48 KiB, so no tile holds a row.
        Rows("a row too long for shared memory", 3, 20_016, Draw.Normal(3 * 20_016, 4), then: () => Budget(3, 20_016));
        Rows("few logits, counted", 4, 1000, Draw.Normal(4 * 1000, 4), then: () => Bytes(4, 1000, name: "few logits"));
        WhatItMeans();
    }

    private void Rows(string name, int rows, int columns, float[] x, Action? then = null) =>
        Case($"[{rows}, {columns:#,0}], {name}", () =>
    {
        var (xs, ys) = (Upload2D("x", x, rows, columns), Upload2D(Poisoned(x.Length), rows, columns));
        var kernel = Accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>,
            ArrayView2D<float, Stride2D.DenseY>>(OnlineSoftmax.Kernel);
        Launch(OnlineSoftmax.Kernel, () => kernel(new KernelConfig(rows, Size), xs.View, ys.View));

        var y = Download(ys);
        var elements = Elements("y", y, Reference(x, columns), Allowed(x, columns), rows, columns);
        Mistakes(elements, x, columns);
        if (BeganAbove(y, x, columns) is var (wrong, cause)) elements.Trap(() => wrong, cause);
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

    // exp(d) turns d's relative rounding into |d| of them, and below -104 nothing is left of it; a thread adds and rescales columns / 256
    // times, the tree 8 times, at 4 roundings each. Results under float's smallest normal number, 1.2e-38, may be flushed to 0.
    private static Tolerance Allowed(float[] x, int columns)
    {
        var logits = x.Where(float.IsFinite).ToArray();
        var span = Math.Min(104, logits.Max() - (double)logits.Min());
        return new Tolerance(1.2e-38, (span + 4 * (columns / 256.0 + 1 + 8)) * Tolerance.Float32Roundoff);
    }

    private void WhatItMeans()
    {
        Meaning("12 B per logit: two reads and one write. Three passes take 16 B, so a softmax that waits for memory runs 1.33x faster.");
        Meaning("Carry the weighted sum of V along with the maximum, and the second read goes too: that is flash attention.");
    }

    private const string Stride = "let thread i take the columns i, i + 256, i + 512, ...";

    // Compulsory for a row that does not fit on the chip: read once for maximum and sum, read again and written once: 12 B per logit.
    // At most 1.1x of that; maximum, sum and output in passes of their own read three times: 16 B, 1.33x.
    // Threads that walk side by side: 128 B per request of a warp, 4 sectors.
    // One tree over 256 pairs needs 1 + 8 barriers; two of them, one for the maxima and one for the sums, are allowed.
    private void Budget(int rows, int columns)
    {
        Bytes(rows, columns);
        AtMost(Counter.SectorsPerRequest, 4, naive: 4, likely: $"{Apart()}: {Stride}");
        AtMost(Counter.Barriers, 20.0 * rows, naive: 18.0 * rows);
        AtMost(Counter.LocalArrays, 0,
            likely: "the row is kept in an array of local memory: that is memory, and its passes count. Maximum and sum are two variables");
        SpreadOver(rows, warps: 256 / 32, uneven: 1.5);
    }

    private void Bytes(int rows, int columns, string? name = null)
    {
        NaiveIs("three passes: maximum, sum and output");
        AtMost(Counter.Bytes, 1.1 * 12.0 * rows * columns, naive: 16.0 * rows * columns, once: 12.0 * rows * columns, name: name,
            likely: Traffic(
                3.0 * rows * columns, "more than two reads of x per logit: maximum and sum must come from the same pass", Stride,
                writes: (double)rows * columns));
    }
}
