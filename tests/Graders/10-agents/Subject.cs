using Headroom.Agents.Composing;
using Headroom.Agents.Composing.Tasks;

namespace Graders;

/// <summary>A softmax behind a delegate, which keeps what it was asked. The delegate looks alike whatever stands behind it.</summary>
internal abstract class Subject
{
    private const int MostCalls = 40, MostElements = 30_000;
    private int _calls, _elements;

    /// <summary>The calls of the first time it was asked for.</summary>
    public List<DuelCall> Calls { get; } = [];

    private bool HasRun { get; set; }

    /// <summary>The delegate, with its budget whole.</summary>
    public Func<float[], int, int, float[]> Begin()
    {
        (_calls, _elements) = (0, 0);
        var isFirst = !HasRun;
        HasRun = true;
        return (x, rows, cols) => Run(x, rows, cols, isFirst);
    }

    /// <summary>The output for data that is fit; null where there is none.</summary>
    protected abstract double[]? Output(int[] shape, float[] x);

    private float[] Run(float[] x, int rows, int cols, bool isFirst)
    {
        if (x is null) throw new ArgumentException("x is null: an array of rows * cols floats");
        if (rows is < 1 or > 256 || cols is < 1 or > 2048)
            throw new ArgumentException($"[{rows}, {cols}]: rows is 1 to 256, cols 1 to 2,048");
        if (x.Length != rows * cols) throw new ArgumentException($"x has {x.Length} elements, and rows * cols is {rows * cols}");
        if (Array.Exists(x, value => !(Math.Abs(value) <= 1000))) throw new ArgumentException("x lies between -1,000 and 1,000");
        if (++_calls > MostCalls || (_elements += x.Length) > MostElements)
            throw new InvalidOperationException($"a kernel may be called {MostCalls} times, with {MostElements:#,0} elements in all");
        float[] own = [.. x];
        var y = Output([rows, cols], own);
        float[] output = y is null ? [.. Enumerable.Repeat(float.NaN, x.Length)] : [.. y.Select(value => (float)value)];
        if (isFirst) Calls.Add(new DuelCall(rows, cols, own, [.. output]));
        return output;
    }
}

/// <summary>One call of a kernel: what went in and what came out.</summary>
internal sealed record DuelCall(int Rows, int Cols, float[] X, float[] Y)
{
    /// <summary>Whether this call shows that the kernel is wrong.</summary>
    public bool ShowsIt => FirstWrong((got, _) => got) is not null;

    /// <summary>Whether it shows it by a number, not by NaN alone.</summary>
    public bool ShowsNumber => FirstWrong((got, expected) => float.IsNaN(got) ? expected : got) is not null;

    private int? FirstWrong(Func<float, double, double> of)
    {
        var input = Headroom.Agents.Composing.Tasks.SoftmaxTask.Input([Rows, Cols], X);
        return input.FirstWrong([.. Y.Select((got, i) => of(got, input.Expected[i]))]);
    }

    /// <summary>Whether each row has one element that is nearly 1.</summary>
    public bool OneTakesAll => Headroom.Agents.Composing.Tasks.SoftmaxTask.Input([Rows, Cols], X)
        .Expected.Chunk(Cols).All(row => row.Max() > 0.999);
}

/// <summary>Plain C# in place of a kernel.</summary>
internal sealed class Plain(Func<int[], float[], double[]> output) : Subject
{
    protected override double[]? Output(int[] shape, float[] x) => output(shape, x);
}

/// <summary>A composed kernel.</summary>
internal sealed class Composed(ComposedKernel kernel) : Subject
{
    public ComposedKernel Kernel => kernel;

    public bool IsRight => kernel.Fault is null;

    public bool IsAccepted { get; set; }

    protected override double[]? Output(int[] shape, float[] x) => kernel.Output(new KernelInput(shape, [x], [], new double[x.Length], []));
}
