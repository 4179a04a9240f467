using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>Where each row is largest.</summary>
public sealed class ArgMaxTask : RowTask
{
    public override string Name => "ArgMax";

    public override string Statement =>
        "Argmax of each row: x [rows, cols], row-major -> y [rows], whole numbers. y[r] is the column of row r's largest value,\n"
        + "the first of them where several are equal. All of a row may be negative; none is infinite.";

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [3, 33], [2, 700], [9, 129], [33, 65], [7, 31], [16, 512], [70, 257]];

    public override int[] Metered => [16, 512];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Tree", 128), PerRow("Warp", 128, 4), PerRow("Twice", 64), PerRow("Backwards", 64), PerWarpRow("Rows", 8)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (rows, cols) = (shape[0], shape[1]);
        var x = Normal(random, rows * cols);
        for (var row = 0; row < rows; row++)
        {
            if (row % 2 == 1)
                for (var col = 0; col < cols; col++) x[row * cols + col] = -Math.Abs(x[row * cols + col]) - 1;
            // Some rows have their largest value twice or more.
            for (var tie = 0; tie < row % 3 * 2; tie++) x[row * cols + random.Next(cols)] = row % 2 == 1 ? -0.5f : 5;
            if (row % 5 == 4) x[row * cols + cols - 1] = 6;
        }
        double[] expected = [.. Enumerable.Range(0, rows).Select(row =>
            Row(x, row, cols) is var values ? Array.IndexOf(values, values.Max()) : 0)];
        return new(shape, [x], [], expected, new double[rows]);
    }

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(kernel.CreateDelegate<Action<ArrayView<float>, ArrayView<int>, int, int>>());
        return (config, input) =>
        {
            using var x = accelerator.Allocate1D(input.Floats[0]);
            using var y = accelerator.Allocate1D<int>([.. Enumerable.Repeat(-1, input.Expected.Length)]);
            return Launched.Of(y, () => launch(config, x.View, y.View, input.Shape[0], input.Shape[1]));
        };
    }
}
