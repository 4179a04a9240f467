using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>A task over x [rows, cols] with one output array of floats.</summary>
public abstract class RowTask : KernelTask
{
    public override IReadOnlyList<string> Sizes => ["rows", "cols"];

    public override IReadOnlyList<int> Largest => [256, 2048];

    public override Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var launch = accelerator.LoadStreamKernel(kernel.CreateDelegate<Action<ArrayView<float>, ArrayView<float>, int, int>>());
        return (config, input) =>
        {
            using var x = accelerator.Allocate1D(input.Floats[0]);
            using var y = accelerator.Allocate1D(Unwritten(input.Expected.Length));
            return Launched.Of(y, () => launch(config, x.View, y.View, input.Shape[0], input.Shape[1]));
        };
    }

    /// <summary>Output that nobody wrote is no number.</summary>
    protected static float[] Unwritten(int count) => [.. Enumerable.Repeat(float.NaN, count)];

    /// <summary>The values of one row.</summary>
    protected static double[] Row(float[] x, int row, int cols) => [.. x.Skip(row * cols).Take(cols).Select(value => (double)value)];

    /// <summary>One group for each row, or for some of them.</summary>
    protected static KernelBase PerRow(string name, int threads, int rowsEach = 1) => new(name,
        rowsEach == 1 ? $"rows groups of {threads} threads" : $"(rows + {rowsEach - 1}) / {rowsEach} groups of {threads} threads",
        shape => new KernelConfig(Ceil(shape[0], rowsEach), threads));

    /// <summary>Groups of 32 x some threads, one row for each Group.IdxY.</summary>
    protected static KernelBase PerWarpRow(string name, int rowsEach) => new(name,
        $"(rows + {rowsEach - 1}) / {rowsEach} groups of 32 x {rowsEach} threads, X fastest",
        shape => new KernelConfig(new Index3D(Ceil(shape[0], rowsEach), 1, 1), new Index3D(32, rowsEach, 1)));
}
