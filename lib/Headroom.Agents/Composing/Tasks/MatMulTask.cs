using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>The product of two matrices.</summary>
public sealed class MatMulTask : KernelTask
{
    public override string Name => "MatMul";

    public override string Statement =>
        "Matrix product: a [m, k], b [k, n] -> c [m, n], all row-major. c[i, j] = a[i, 0] * b[0, j] + a[i, 1] * b[1, j] + ...";

    public override IReadOnlyList<string> Sizes => ["m", "n", "k"];

    public override IReadOnlyList<int> Largest => [256, 256, 256];

    public override IReadOnlyList<int[]> Shapes =>
        [[32, 32, 32], [1, 1, 1], [33, 31, 17], [5, 70, 33], [50, 3, 40], [16, 64, 32]];

    public override int[] Metered => [32, 64, 32];

    public override IReadOnlyList<KernelBase> Bases =>
        [Tile("Tiles", 16, 16, 16), Tile("Turned", 16, 16, 16), Tile("Pair", 32, 16, 16), Tile("Wide", 8, 32, 8),
            Tile("Streamed", 8, 32, 8)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        var (m, n, k) = (shape[0], shape[1], shape[2]);
        var (a, b) = (Normal(random, m * k), Normal(random, k * n));
        var expected = new double[m * n];
        for (var i = 0; i < m; i++)
            for (var step = 0; step < k; step++)
                for (var j = 0; j < n; j++) expected[i * n + j] += (double)a[i * k + step] * b[step * n + j];
        return new(shape, [a, b], [], expected, [.. expected.Select(_ => 2e-5 * Math.Sqrt(k))]);
    }

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(
            kernel.CreateDelegate<Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>>());
        return (config, input) =>
        {
            using var a = accelerator.Allocate1D(input.Floats[0]);
            using var b = accelerator.Allocate1D(input.Floats[1]);
            using var c = accelerator.Allocate1D<float>([.. Enumerable.Repeat(float.NaN, input.Expected.Length)]);
            return Launched.Of(c, () => launch(config, a.View, b.View, c.View, input.Shape[0], input.Shape[1], input.Shape[2]));
        };
    }

    private static KernelBase Tile(string name, int high, int wide, int threads) => new(name,
        $"(n + {wide - 1}) / {wide} x (m + {high - 1}) / {high} groups of {wide} x {threads} threads, X fastest",
        shape => new KernelConfig(new Index3D(Ceil(shape[1], wide), Ceil(shape[0], high), 1), new Index3D(wide, threads, 1)));
}
