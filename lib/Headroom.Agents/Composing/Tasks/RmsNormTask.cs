using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>RMSNorm of each row, with a weight for each column.</summary>
public sealed class RmsNormTask : RowTask
{
    public override string Name => "RmsNorm";

    public override string Statement =>
        "RMSNorm of each row: x [rows, cols], w [cols] -> y [rows, cols], row-major. cols is 1,024 at most.\n"
        + "y[r, c] = w[c] * x[r, c] / sqrt(mean of x[r, .]^2 + 0.00001). Rows may be as small as the 0.00001.";

    public override IReadOnlyList<int> Largest => [256, 1024];

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [3, 33], [2, 700], [9, 129], [33, 65], [7, 31], [16, 512], [70, 257]];

    public override int[] Metered => [16, 512];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Tree", 128), PerRow("Warp", 64, 2), PerRow("Cached", 128), PerWarpRow("Rows", 4), PerRow("Adding", 64)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (rows, cols) = (shape[0], shape[1]);
        var (x, w) = (Normal(random, rows * cols), Normal(random, cols));
        for (var i = 0; i < x.Length; i++) x[i] *= (i / cols % 3) switch { 0 => 1, 1 => 20, _ => 0.003f };
        var expected = new double[x.Length];
        for (var row = 0; row < rows; row++)
        {
            var values = Row(x, row, cols);
            var root = Math.Sqrt(values.Average(value => value * value) + 1e-5f);
            for (var col = 0; col < cols; col++) expected[row * cols + col] = w[col] * values[col] / root;
        }
        return new(shape, [x, w], [], expected, [.. expected.Select(value => 1e-5 * Math.Abs(value) + 1e-7)]);
    }

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(
            kernel.CreateDelegate<Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>>());
        return (config, input) =>
        {
            using var x = accelerator.Allocate1D(input.Floats[0]);
            using var w = accelerator.Allocate1D(input.Floats[1]);
            using var y = accelerator.Allocate1D(Unwritten(input.Expected.Length));
            return Launched.Of(y, () => launch(config, x.View, w.View, y.View, input.Shape[0], input.Shape[1]));
        };
    }
}
