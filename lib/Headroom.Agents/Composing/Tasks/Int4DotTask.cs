using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>A matrix of 4-bit codes times a vector.</summary>
public sealed class Int4DotTask : RowTask
{
    public override string Name => "Int4Dot";

    public override string Statement =>
        "Four-bit weights times a vector: codes [rows, cols / 8], scales [rows, cols / 32], v [cols] -> y [rows]. "
        + "cols is a multiple of 32\n"
        + "and 1,024 at most. Bits 4 i to 4 i + 3 of a word are the code of its column i, 0 to 15, and code - 8 is the weight.\n"
        + "y[r] = sum over c of (code[r, c] - 8) * scales[r, c / 32] * v[c].";

    public override IReadOnlyList<int> Largest => [256, 1024];

    public override IReadOnlyList<int> Multiples => [1, 32];

    public override IReadOnlyList<int[]> Shapes => [[64, 64], [1, 32], [3, 96], [2, 704], [9, 160], [33, 64], [16, 512]];

    public override int[] Metered => [16, 512];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Warp", 128, 4), PerRow("Tree", 64), PerRow("Columns", 128), PerWarpRow("Blocks", 4), PerWarpRow("Kept", 4)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (rows, cols) = (shape[0], shape[1]);
        var codes = new int[rows * cols / 8];
        for (var i = 0; i < codes.Length; i++) codes[i] = random.Next(int.MinValue, int.MaxValue);
        float[] scales = [.. Enumerable.Range(0, rows * cols / 32).Select(_ => (float)(0.5 + random.NextDouble()))];
        var v = Normal(random, cols);
        var expected = new double[rows];
        for (var i = 0; i < rows * cols; i++)
            expected[i / cols] += ((codes[i / 8] >> (4 * (i % 8)) & 15) - 8) * (double)scales[i / 32] * v[i % cols];
        return new(shape, [scales, v], [codes], expected, [.. expected.Select(_ => 1e-4 * Math.Sqrt(cols))]);
    }

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(
            kernel.CreateDelegate<Action<ArrayView<int>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>>());
        return (config, input) =>
        {
            using var codes = accelerator.Allocate1D(input.Ints[0]);
            using var scales = accelerator.Allocate1D(input.Floats[0]);
            using var v = accelerator.Allocate1D(input.Floats[1]);
            using var y = accelerator.Allocate1D(Unwritten(input.Expected.Length));
            return Launched.Of(y, () => launch(config, codes.View, scales.View, v.View, y.View, input.Shape[0], input.Shape[1]));
        };
    }
}
