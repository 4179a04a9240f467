namespace Headroom.Agents.Composing.Tasks;

/// <summary>The sum of each row.</summary>
public sealed class RowSumTask : RowTask
{
    public override string Name => "RowSum";

    public override string Statement => "Sum of each row: x [rows, cols], row-major -> y [rows]. y[r] = x[r, 0] + x[r, 1] + ...";

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [3, 33], [2, 700], [9, 129], [33, 65], [7, 31], [16, 512], [70, 257]];

    public override int[] Metered => [16, 512];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Tree", 128), PerRow("Warp", 128, 4), PerRow("Unrolled", 128), PerRow("Neighbours", 64), PerWarpRow("Rows", 8)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var x = Normal(random, shape[0] * shape[1]);
        double[] expected = [.. Enumerable.Range(0, shape[0]).Select(row => Row(x, row, shape[1]).Sum())];
        return new(shape, [x], [], expected, [.. expected.Select(_ => 1e-5 * Math.Sqrt(shape[1]) + 1e-6)]);
    }
}
