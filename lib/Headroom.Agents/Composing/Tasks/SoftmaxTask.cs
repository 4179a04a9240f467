namespace Headroom.Agents.Composing.Tasks;

/// <summary>Softmax of each row.</summary>
public sealed class SoftmaxTask : RowTask
{
    public override string Name => "Softmax";

    public override string Statement =>
        "Softmax of each row: x [rows, cols] -> y [rows, cols], row-major.\n"
        + "y[r, c] = exp(x[r, c] - max of row r) / sum of exp(x[r, .] - max of row r). x lies between -1,000 and 1,000.";

    public override IReadOnlyList<int[]> Shapes =>
        [[64, 64], [1, 1], [3, 33], [2, 700], [9, 129], [33, 65], [7, 31], [16, 512], [70, 257]];

    public override int[] Metered => [16, 512];

    public override IReadOnlyList<KernelBase> Bases =>
        [PerRow("Tree", 128), PerRow("Warp", 128, 4), PerRow("Online", 64), PerRow("Kept", 256), PerRow("Backwards", 64),
            PerWarpRow("Rows", 8)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (rows, cols) = (shape[0], shape[1]);
        var x = Normal(random, rows * cols, 2);
        // Where exp overflows, where it is 0, and where no shift is needed.
        for (var row = 0; row < rows; row++)
        {
            var shift = (row % 4) switch { 0 => 0, 1 => -300, 2 => 300, _ => -20 };
            for (var col = 0; col < cols; col++) x[row * cols + col] += shift;
            if (row % 2 == 1) x[row * cols + cols - 1] += 6;
        }
        return Input(shape, x);
    }

    /// <summary>The same for data that somebody else drew.</summary>
    public static KernelInput Input(int[] shape, float[] x)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var expected = new double[x.Length];
        for (var row = 0; row < shape[0]; row++)
        {
            var values = Row(x, row, shape[1]);
            var largest = values.Max();
            var sum = values.Sum(value => Math.Exp(value - largest));
            for (var col = 0; col < shape[1]; col++) expected[row * shape[1] + col] = Math.Exp(values[col] - largest) / sum;
        }
        return new(shape, [x], [], expected, [.. expected.Select(value => 1e-5 * value + 1e-9)]);
    }
}
