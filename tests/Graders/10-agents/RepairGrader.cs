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
        foreach (var (rows, cols) in (ReadOnlySpan<(int, int)>)[(4, 700), (1, 1), (4, 33), (2, 128), (Draw.Int(5, 9), Draw.Int(129, 400))])
        {
            Softmax(rows, cols);
            Scan(rows, cols);
        }
        Softmax(16, 1024, isLargest: true);
        Scan(16, 1024, isLargest: true);
        var (many, longer) = (Draw.Int(17, 24), Draw.Int(1_400, 2_400));
        Softmax(many, longer, isCounted: false);
        Scan(many, longer, isCounted: false);
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

    private void Softmax(int rows, int cols, bool isLargest = false, bool isCounted = true) => InPart(
        nameof(Repair.Softmax), rows, cols, () =>
    {
        var x = Draw.Normal(rows * cols, 3);
        // Near either end; in the second row of four the largest stands in the middle, far above the first and the last.
        for (var i = 0; i < x.Length; i++) x[i] += (i / cols % 4) switch { 0 => -980, 1 => 0, 2 => 980, _ => -400 };
        for (var row = 1; row < rows && cols > 2; row += 4) x[row * cols + Draw.Int(1, cols - 2)] = 700;
        double[] Of(Func<float[], double> shift) => [.. x.Chunk(cols).SelectMany(row => Shares(row, shift(row)))];
        Elements("y", Run(Repair.Softmax, x, rows, cols, isCounted), Of(row => row.Max()),
            Tolerance.Rounding(cols + 4, Tolerance.Float32Roundoff, scale: 1), rows, cols)
            .Trap(() => Of(row => Math.Max(0, row.Max())), "a maximum starts at 0, above a row of negative values")
            .Trap(() => Of(row => Math.Max(-500, row.Max())), "a maximum starts above a row that reaches down to -1,000")
            .Trap(() => Of(row => row[0]), "an end of the row is taken away in place of the largest: exp overflows");
        // x three times, y once.
        if (isLargest) Traffic(rows, cols, 4);
    });

    private void Scan(int rows, int cols, bool isLargest = false, bool isCounted = true) => InPart(
        nameof(Repair.Scan), rows, cols, () =>
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
        Elements("y", Run(Repair.Scan, x, rows, cols, isCounted), Of(true), Tolerance.Rounding(cols, Tolerance.Float32Roundoff,
            scale: 3 * Math.Sqrt(cols)), rows, cols)
            .Trap(() => Of(false), "a chunk gets the sum of the one before it, and not of all before it");
        if (isLargest) Traffic(rows, cols, 2);
    });

    private void Traffic(int rows, int cols, int arrays)
    {
        AtMost(Counter.Bytes, 1.1 * arrays * 4 * rows * cols, likely: "memory is read or written more often than before");
        SpreadOver(rows, warps: Threads / 32, uneven: 1.5, computes: true);
    }

    private void InPart(string part, int rows, int cols, Action body) => Case($"{part}, [{rows}, {cols:#,0}]", () =>
    {
        if (Source("Repair.cs") is { } text && ChangedLines.Count(RepairOriginal.Text, text) == 0) throw new NotAttempted("10.4");
        Part(part, body);
    }, "float32");

    private float[] Run(Action<Matrix, Matrix> kernel, float[] x, int rows, int cols, bool isCounted)
    {
        var (xs, ys) = (Upload2D("x", x, rows, cols), Upload2D(Poisoned(x.Length), rows, cols));
        var load = Accelerator.LoadStreamKernel(kernel);
        Action launch = () => load(new KernelConfig(rows, Threads), xs.View, ys.View);
        if (isCounted) Launch(kernel, launch);
        else LaunchUncounted(kernel, launch);
        return Download(ys);
    }

    private static double[] Shares(float[] row, double shift)
    {
        var sum = row.Sum(value => (float)Math.Exp(value - shift));
        return [.. row.Select(value => (float)Math.Exp(value - shift) / (double)sum)];
    }
}
