using Headroom.Agents.Composing.Tasks;
using Headroom.Grading;

namespace Graders;

/// <summary>Softmaxes in plain C#: two that are right, and some that are off where a test may not look.</summary>
internal static class PlainSoftmaxes
{
    private const double Off = 1.01;

    /// <summary>Right ones, and what it means that one is refused.</summary>
    public static IEnumerable<(Plain Softmax, string Refused)> Right(Draw draw) =>
    [
        (new(Exact), "refuses a softmax that is right to the last bit"),
        (Nearly([.. Enumerable.Range(0, 64).Select(_ => draw.Int(0, 1) == 0 ? -0.7 : 0.7)]),
            "refuses a softmax of which every element is off by 0.7 times what is allowed: 0.00001 of itself plus 1e-9"),
    ];

    /// <summary>Wrong ones, and what it means that one is accepted.</summary>
    public static IEnumerable<(Plain Softmax, string Accepted)> Wrong { get; } =
    [
        (new((_, x) => [.. x.Select(value => (double)value)]), "accepts a function that returns x as it came"),
        (new((_, x) => [.. x.Select(_ => double.NaN)]),
            "accepts NaN in place of every element: ask whether it is <= what is allowed, for NaN is not > either"),
        (new((shape, x) => [.. Exact(shape, x).Select(value => 1.0001 * value)]),
            "accepts a softmax of which every element is off by 0.0001 of itself: ten times what is allowed"),
        (new((shape, x) => [.. Exact(shape, x).Chunk(shape[1]).SelectMany(row => row.Reverse())]),
            "accepts a softmax whose rows are turned round: compare every element, for the sums are right"),
        At((_, cols, _, col) => cols > 1 && col == 0, "in the first column alone: compare every element"),
        At((_, cols, _, col) => cols > 1 && col == cols - 1, "in the last column alone: compare every element"),
        At((_, cols, _, col) => cols > 2 && col == cols / 2, "in a column of the middle alone: compare every element"),
        At((rows, _, row, _) => rows > 1 && row == 0, "in the first of several rows alone: compare every element"),
        At((rows, _, row, _) => rows > 1 && row == rows - 1, "in the last of several rows alone: a kernel may take a wrong row"),
        At((rows, cols, _, _) => rows != cols, "wherever rows and cols differ: a kernel may take one for the other"),
        (new((shape, x) => Shifted(shape, x, _ => 0)),
            "accepts a softmax that takes no maximum away: exp overflows where a value is above 88.7"),
        (new((shape, x) => Shifted(shape, x, row => Math.Max(0, row.Max()))),
            "accepts a softmax with a maximum that starts at 0: a row may lie wholly below -104"),
        At((_, cols, _, _) => cols < 32, "in rows of fewer than 32: some threads have no element there"),
        At((_, cols, _, col) => cols > 32 && col >= cols - cols % 4,
            "in the last cols % 4 columns of rows of more than 32: a thread may take four at a time"),
        At((_, _, row, _) => row > 3, "from the fifth row on: a group may take several rows"),
        At((_, _, _, col) => col >= 256, "from column 256 on: each thread of a group has its second element there"),
    ];

    private static double[] Exact(int[] shape, float[] x) => Headroom.Agents.Composing.Tasks.SoftmaxTask.Input(shape, x).Expected;

    private static Plain Nearly(double[] parts) => new((shape, x) =>
    [
        .. Exact(shape, x).Select((value, i) => Math.Max(0, value + parts[i % parts.Length] * (1e-5 * value + 1e-9))),
    ]);

    private static (Plain Softmax, string Accepted) At(Func<int, int, int, int, bool> isOff, string where) => (new((shape, x) =>
    [
        .. Exact(shape, x).Select((value, i) => isOff(shape[0], shape[1], i / shape[1], i % shape[1]) ? Off * value + 1e-6 : value),
    ]), $"accepts a softmax that is off {where}");

    // As a kernel has it: exp and sum in 32 bits.
    private static double[] Shifted(int[] shape, float[] x, Func<float[], float> shift) =>
    [
        .. Enumerable.Range(0, shape[0]).SelectMany(row =>
        {
            var values = x[(row * shape[1])..((row + 1) * shape[1])];
            var shifted = shift(values);
            float[] powers = [.. values.Select(value => MathF.Exp(value - shifted))];
            var sum = powers.Sum();
            return powers.Select(power => (double)(power / sum));
        }),
    ];
}
