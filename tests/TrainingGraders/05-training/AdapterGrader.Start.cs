using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders;

public abstract partial class AdapterGrader
{
    // Of n normal values mean and mean square deviate by 1 / sqrt(n) and sqrt(2 / n): n is 3,600 and more, so these are 6.0 and 6.3
    // deviations, passed by a right one in 2e-9 of runs. Twice or half the deviation lies 30 and more beyond.
    private const double FarMean = 0.1, FarSquare = 0.15;

    // The cosine between two rows of 230 and more numbers deviates by 0.066.
    private const double Alike = 0.6;

    /// <summary>What there is before any step.</summary>
    protected void Start(int outputs, int inputs, int rank)
    {
        TensorCase($"the start, W [{outputs}, {inputs}], rank {rank}", () =>
        {
            var (seed, weight) = (Draw.Int(1, int.MaxValue - 1), Draw.Normal(outputs * inputs, 1 / MathF.Sqrt(inputs)));
            var module = Make(weight, outputs, inputs, rank, 16, seed).Module;
            OnlyAdapters(module);
            if (Named(module, "a", rank, inputs) is not { } a || Named(module, "b", outputs, rank) is not { } b) return;
            Elements("b at the start", b, new double[outputs * rank], Tolerance.Exact, ("outputs", outputs), ("ranks", rank));
            Spread(a.Doubles(), rank, inputs);
            Seeds(a.Values(), seed => A(weight, outputs, inputs, rank, seed), seed);
        });
        TensorCase($"the first forward, W [{outputs}, {inputs}], rank {rank}", () =>
        {
            var weight = Draw.Normal(outputs * inputs, 1 / MathF.Sqrt(inputs));
            var module = Make(weight, outputs, inputs, rank, 16, Draw.Int(1, int.MaxValue - 1)).Module;
            var x = Draw.Normal(Layout.Contiguous, [3, inputs]);
            var data = new AdapterData(outputs, inputs, rank, 16)
            {
                X = x.Doubles(), W = Doubles(Held(weight)), A = new double[rank * inputs], B = new double[outputs * rank],
            };
            Elements("y before any step", module.call(x), data.Y(), Rounding(inputs, data.Sizes().Y()), ("rows", 3), ("outputs", outputs));
        });
    }

    /// <summary>Names other parameters than a and b; false where there are some.</summary>
    protected bool OnlyAdapters(nn.Module module)
    {
        var names = module.named_parameters().Select(one => one.name).ToList();
        That(names.Count > 0, "parameters a and b",
            "the module has no parameters, so an optimizer trains nothing: register_parameter(\"a\", ...)");
        var others = names.Except(["a", "b"]).ToList();
        That(others.Count == 0 || names.Count == 0, "no other parameters",
            $"parameters beside a and b: {string.Join(", ", others)}. An optimizer trains whatever is a parameter, and W is frozen");
        return others.Count == 0;
    }

    /// <summary>A parameter of that name and shape; null where there is none, which is stated.</summary>
    protected Parameter? Named(nn.Module module, string name, params long[] shape)
    {
        var found = module.named_parameters().FirstOrDefault(one => one.name == name).parameter;
        var wrong = found switch
        {
            null => $"no parameter is named {name}: register_parameter(\"{name}\", ...)",
            { IsInvalid: true } => $"{name} is disposed: a parameter that is made within a dispose scope goes with it",
            _ when !found.shape.AsSpan().SequenceEqual(shape) =>
                $"{name} has shape {TensorValues.Text(found.shape)}, not {TensorValues.Text(shape)}",
            _ when found.dtype != ScalarType.Float32 => $"{name} is {found.dtype}, not Float32",
            { requires_grad: false } => $"{name} asks no gradient: it would stay as it was drawn",
            _ => "",
        };
        That(wrong.Length == 0, $"{name} {TensorValues.Text(shape)}", wrong);
        return wrong.Length == 0 ? found : null;
    }

    private void Spread(double[] a, int rank, int inputs)
    {
        double mean = a.Average() * Math.Sqrt(inputs), square = a.Average(value => value * value) * inputs;
        That(square > 0, "a is drawn", "a is zeros like b: then neither gets a gradient, for each one's is a product with the other");
        if (square == 0) return;
        That(Math.Abs(mean) < FarMean * Math.Sqrt(square), "a lies around 0",
            $"a's mean is {Numbers.Short(a.Average())}: draw it around 0");
        That(Math.Abs(square - 1) < FarSquare, "a's deviation is 1 / sqrt(in)",
            $"a's deviation is {Numbers.Short(Math.Sqrt(square / inputs))}, not 1 / sqrt(in) = {Numbers.Short(1 / Math.Sqrt(inputs))}");
        var most = 0.0;
        for (var i = 1; i < rank; i++)
            for (var j = 0; j < i; j++) most = Math.Max(most, Math.Abs(Cosine(a, i * inputs, j * inputs, inputs)));
        That(most < Alike, "a's rows differ", "rows of a are alike: they would get like gradients, and count as one");
    }

    private void Seeds(float[] a, Func<long, float[]> again, long seed)
    {
        That(a.AsSpan().SequenceEqual(again(seed)), "the same seed draws the same",
            "the same seed draws another a: draw from new Generator((ulong)seed)");
        That(!a.AsSpan().SequenceEqual(again(seed + 1)), "another seed draws another a", "another seed draws the same a");
        That(!a.AsSpan().SequenceEqual(again(-seed)), "a seed below 0 draws another a",
            "-seed draws the a of seed: its sign counts, as in new Generator((ulong)seed)");
        manual_seed(seed);
        var next = rand(8).Values();
        manual_seed(seed);
        again(seed);
        That(next.AsSpan().SequenceEqual(rand(8).Values()), "torch's generator is left alone",
            "torch's own generator was used or set: whoever draws next gets other numbers. Draw from new Generator((ulong)seed)");
    }

    private float[] A(float[] weight, int outputs, int inputs, int rank, long seed) =>
        Make(weight, outputs, inputs, rank, 16, seed).Module.get_parameter("a")!.Values();

    private static double Cosine(double[] values, int at, int other, int count)
    {
        double dot = 0, one = 0, two = 0;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (values[at + i], values[other + i]);
            (dot, one, two) = (dot + x * y, one + x * x, two + y * y);
        }
        return dot / Math.Sqrt(one * two);
    }
}
