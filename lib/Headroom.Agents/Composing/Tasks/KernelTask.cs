using System.Globalization;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>Something a kernel can be asked for: what it is, its shapes, its reference, and right ways to write it.</summary>
public abstract class KernelTask
{
    /// <summary>Elements, or products, of the largest shape that is launched.</summary>
    public const long MostWork = 1 << 17;

    /// <summary>As its folder of bases is named.</summary>
    public abstract string Name { get; }

    /// <summary>For a reader: parameters, shapes, result and what may be in the data. One line or several.</summary>
    public abstract string Statement { get; }

    /// <summary>The sizes' names, in their order, which is that of the kernel's int parameters.</summary>
    public abstract IReadOnlyList<string> Sizes { get; }

    /// <summary>The largest value of each size.</summary>
    public abstract IReadOnlyList<int> Largest { get; }

    /// <summary>What a size is a multiple of.</summary>
    public virtual IReadOnlyList<int> Multiples => [.. Sizes.Select(_ => 1)];

    /// <summary>The shape that one thinks of first, then ragged, tiny and large ones.</summary>
    public abstract IReadOnlyList<int[]> Shapes { get; }

    /// <summary>The shape at which counts are compared.</summary>
    public abstract int[] Metered { get; }

    /// <summary>Right kernels, each another algorithm or mapping.</summary>
    public abstract IReadOnlyList<KernelBase> Bases { get; }

    /// <summary>Data for a shape, with what must come out.</summary>
    public abstract KernelInput Draw(int[] shape, Random random);

    /// <summary>A kernel of this task, ready to be launched: what it is given, and the output as it is afterwards.</summary>
    public abstract Func<KernelConfig, KernelInput, Launched> Load(Accelerator accelerator, MethodInfo kernel);

    /// <summary>Why a shape cannot be asked of this task; null where it can.</summary>
    public string? WhyNot(IReadOnlyList<int>? shape)
    {
        if (shape is null || shape.Count != Sizes.Count) return $"a shape is [{string.Join(", ", Sizes)}]";
        for (var i = 0; i < shape.Count; i++)
        {
            if (shape[i] < 1 || shape[i] > Largest[i]) return $"{Sizes[i]} is 1 to {Largest[i]:#,0}";
            if (shape[i] % Multiples[i] != 0) return $"{Sizes[i]} is a multiple of {Multiples[i]}";
        }
        return Work(shape) > MostWork ? WorkIs : null;
    }

    /// <summary>How large a shape may be, in words.</summary>
    public virtual string WorkIs => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" x ", Sizes)} is {MostWork:#,0} at most");

    /// <summary>What a launch costs: elements, or products.</summary>
    protected virtual long Work(IReadOnlyList<int> shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Standard normal values.</summary>
    protected static float[] Normal(Random random, int count, float scale = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = scale * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }

    /// <summary>Groups of so many that all have room.</summary>
    protected static int Ceil(int count, int each) => (count + each - 1) / each;
}
