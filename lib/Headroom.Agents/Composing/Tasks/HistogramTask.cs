using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>How often each number comes.</summary>
public sealed class HistogramTask : KernelTask
{
    public override string Name => "Histogram";

    public override string Statement =>
        "Histogram: x [n] whole numbers from 0 to bins - 1 -> counts [bins], which holds 0 before the launch. bins is 256 at most.\n"
        + "counts[b] is how often b stands in x. Neighbours are often alike.";

    public override IReadOnlyList<string> Sizes => ["n", "bins"];

    public override IReadOnlyList<int> Largest => [20_000, 256];

    public override IReadOnlyList<int[]> Shapes =>
        [[768, 64], [2048, 32], [1, 1], [100, 7], [333, 256], [1023, 64], [700, 100], [1025, 129]];

    public override string WorkIs => "both may be large";

    // Bins cost nothing.
    protected override long Work(IReadOnlyList<int> shape) => shape?[0] ?? 0;

    public override int[] Metered => [2048, 32];

    public override IReadOnlyList<KernelBase> Bases =>
        [Of("Shared", 128), Of("Copies", 128), Of("Chunk", 64), Of("Owners", 256), Of("Runs", 128)];

    public override KernelInput Draw(int[] shape, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (n, bins) = (shape[0], shape[1]);
        var x = new int[n];
        for (var i = 0; i < n; i++) x[i] = i > 0 && random.Next(3) == 0 ? x[i - 1] : random.Next(bins);
        if (n > 1) x[n - 1] = bins - 1;
        double[] expected = [.. Enumerable.Range(0, bins).Select(bin => (double)x.Count(value => value == bin))];
        return new(shape, [], [x], expected, new double[bins]);
    }

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(kernel.CreateDelegate<Action<ArrayView<int>, ArrayView<int>, int, int>>());
        return (config, input) =>
        {
            using var x = accelerator.Allocate1D(input.Ints[0]);
            using var counts = accelerator.Allocate1D(new int[input.Expected.Length]);
            return Launched.Of(counts, () => launch(config, x.View, counts.View, input.Shape[0], input.Shape[1]));
        };
    }

    private static KernelBase Of(string name, int threads) =>
        new(name, $"3 groups of {threads} threads", _ => new KernelConfig(3, threads));
}
