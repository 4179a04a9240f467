using ILGPU;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>The transpose of a matrix.</summary>
public sealed class TransposeTask : RowTask
{
    public override string Name => "Transpose";

    public override string Statement => "Transpose: x [rows, cols] -> y [cols, rows], both row-major. y[c, r] = x[r, c].";

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [33, 65], [70, 31], [1, 100], [100, 1], [64, 32], [32, 96], [129, 47]];

    public override int[] Metered => [64, 64];

    public override IReadOnlyList<KernelBase> Bases =>
    [
        Tiled("Square", 32, 32, 32), Tiled("Flat", 32, 32, 8), Small("Small"), Tiled("Swizzled", 32, 32, 32),
        new("Strip", "(rows + 31) / 32 groups of 32 x 32 threads, X fastest",
            shape => new KernelConfig(new Index3D(Ceil(shape[0], 32), 1, 1), new Index3D(32, 32, 1))),
    ];

    public override KernelInput Draw(int[] shape, Random random)
    {
        var (rows, cols) = (shape[0], shape[1]);
        var x = Normal(random, rows * cols);
        double[] expected = [.. Enumerable.Range(0, rows * cols).Select(i => (double)x[i % rows * cols + i / rows])];
        return new(shape, [x], [], expected, new double[expected.Length]);
    }

    private static KernelBase Tiled(string name, int side, int x, int y) => new(name,
        $"(cols + {side - 1}) / {side} x (rows + {side - 1}) / {side} groups of {x} x {y} threads, X fastest",
        shape => new KernelConfig(new Index3D(Ceil(shape[1], side), Ceil(shape[0], side), 1), new Index3D(x, y, 1)));

    private static KernelBase Small(string name) => new(name,
        "(cols + 15) / 16 x (rows + 15) / 16 groups of 256 threads",
        shape => new KernelConfig(new Index3D(Ceil(shape[1], 16), Ceil(shape[0], 16), 1), new Index3D(256, 1, 1)));
}
