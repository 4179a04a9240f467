namespace Headroom.Agents.Composing.Tasks;

/// <summary>Running sums along each row.</summary>
public sealed class ScanTask : RowTask
{
    public override string Name => "Scan";

    public override string Statement =>
        "Inclusive scan of each row: x [rows, cols] -> y [rows, cols], row-major. y[r, c] = x[r, 0] + ... + x[r, c].";

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [3, 33], [2, 700], [9, 129], [33, 65], [7, 31], [8, 256]];

    public override int[] Metered => [8, 256];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Doubling", 128), PerRow("Warp", 128, 4), PerRow("Sums", 128), PerRow("Buffers", 64), PerRow("Pairs", 64)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        var (rows, cols) = (shape[0], shape[1]);
        var x = Normal(random, rows * cols);
        var expected = new double[x.Length];
        for (var i = 0; i < x.Length; i++) expected[i] = x[i] + (i % cols == 0 ? 0 : expected[i - 1]);
        return new(shape, [x], [], expected, [.. expected.Select(_ => 2e-5 * Math.Sqrt(cols) + 1e-6)]);
    }
}
