using Headroom;
using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// How many lines of the file were changed, then both kernels on tiny, ragged and long rows. A rewrite fails though it is right,
/// and whatever is right within the lines passes.
/// </summary>
public sealed class RepairGrader : KernelGrader
{
    private const int Threads = 128, Allowed = 6;

    protected override void Require()
    {
        Case("the lines that were changed", Lines);
        foreach (var (rows, cols) in (ReadOnlySpan<(int, int)>)[(3, 700), (1, 1), (4, 33), (2, 128), (Draw.Int(5, 9), Draw.Int(129, 400))])
        {
            Softmax(rows, cols);
            Scan(rows, cols);
        }
        Softmax(16, 1024, isLargest: true);
        Scan(16, 1024, isLargest: true);
    }

    private void Lines()
    {
        if (Source("Repair.cs") is not { } text)
        {
            CannotJudge("the lines that were changed", "the file's text is not to be had. Leave it as it is while it is checked");
            That(true, "nothing is known of the lines", "");
            return;
        }
        var changed = ChangedLines.Count(RepairOriginal.Text, text);
        if (changed == 0) throw new NotAttempted("10.4");
        That(changed <= Allowed, "few lines are changed",
            $"{Numbers.Count(changed, "line")} changed, where {Allowed} are allowed: ./course reset 10.4 brings the file back as it came, "
                + "and keeps yours");
        Meaning($"{Numbers.Count(changed, "line")} changed, of {Allowed} allowed.");
    }

    private void Softmax(int rows, int cols, bool isLargest = false) => InPart(nameof(Repair.Softmax), rows, cols, () =>
    {
        var x = Draw.Normal(rows * cols, 3);
        for (var i = 0; i < x.Length; i++) x[i] += (i / cols % 3) switch { 0 => -400, 1 => 0, _ => 400 };
        double[] Of(double least) => [.. Enumerable.Range(0, rows).SelectMany(row => Shares(x[(row * cols)..((row + 1) * cols)], least))];
        Elements("y", Run(Repair.Softmax, x, rows, cols), Of(double.MinValue),
            Tolerance.Rounding(cols + 4, Tolerance.Float32Roundoff, scale: 1), rows, cols)
            .Trap(() => Of(0), "a maximum that starts at 0 lies above a row of negative values");
        // x three times, y once.
        if (isLargest) Traffic(rows, cols, 4);
    });

    private void Scan(int rows, int cols, bool isLargest = false) => InPart(nameof(Repair.Scan), rows, cols, () =>
    {
        var x = Draw.Normal(rows * cols);
        double[] Of(bool keeps)
        {
            var (y, carry) = (new double[x.Length], 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                var col = i % cols;
                if (col == 0) carry = 0;
                else if (col % Threads == 0) carry = keeps ? y[i - 1] : y[i - 1] - carry;
                y[i] = x[i] + (col % Threads == 0 ? carry : y[i - 1]);
            }
            return y;
        }
        Elements("y", Run(Repair.Scan, x, rows, cols), Of(true), Tolerance.Rounding(cols, Tolerance.Float32Roundoff,
            scale: 3 * Math.Sqrt(cols)), rows, cols)
            .Trap(() => Of(false), "a chunk gets the sum of the one before it, and not of all before it");
        if (isLargest) Traffic(rows, cols, 2);
    });

    private void Traffic(int rows, int cols, int arrays)
    {
        AtMost(Counter.Bytes, 1.1 * arrays * 4 * rows * cols, likely: "memory is read or written more often than before");
        SpreadOver(rows);
    }

    private void InPart(string part, int rows, int cols, Action body) => Case($"{part}, [{rows}, {cols:#,0}]", () =>
    {
        if (Source("Repair.cs") is { } text && ChangedLines.Count(RepairOriginal.Text, text) == 0) throw new NotAttempted("10.4");
        Part(part, body);
    }, "float32");

    private float[] Run(Action<Matrix, Matrix> kernel, float[] x, int rows, int cols)
    {
        var (xs, ys) = (Upload2D("x", x, rows, cols), Upload2D(Poisoned(x.Length), rows, cols));
        var load = Accelerator.LoadStreamKernel(kernel);
        Launch(kernel, () => load(new KernelConfig(rows, Threads), xs.View, ys.View));
        return Download(ys);
    }

    private static double[] Shares(float[] row, double least)
    {
        var max = Math.Max(least, row.Max());
        var sum = row.Sum(value => (float)Math.Exp(value - max));
        return [.. row.Select(value => (float)Math.Exp(value - max) / (double)sum)];
    }
}
