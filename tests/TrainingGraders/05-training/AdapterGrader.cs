using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders;

/// <summary>What is asked of an adapter whatever its base lies in: the start, both directions, the merged matrix and a step.</summary>
public abstract partial class AdapterGrader : TensorGrader
{
    /// <summary>The learner's module over W [outputs, inputs], and its Merged.</summary>
    protected abstract (nn.Module<Tensor, Tensor> Module, Func<Tensor> Merged) Make(
        float[] weight, int outputs, int inputs, int rank, double alpha, long seed);

    /// <summary>W as the module's base holds it.</summary>
    protected abstract float[] Held(float[] weight);

    /// <summary>
    /// A module and its numbers: x of the given shape and drawn values in a and b, for which the module's own make way.
    /// </summary>
    protected Adapter? Drawn(Layout layout, long[] rows, int outputs, int inputs, int rank, double alpha)
    {
        var weight = Draw.Normal(outputs * inputs, 1 / MathF.Sqrt(inputs));
        var made = Make(weight, outputs, inputs, rank, alpha, Draw.Int(1, int.MaxValue - 1));
        return Filled(made, Held(weight), layout, rows, new AdapterData(outputs, inputs, rank, alpha));
    }

    /// <summary>The same of a module that is made already, over W as it holds it.</summary>
    protected Adapter? Filled(
        (nn.Module<Tensor, Tensor> Module, Func<Tensor> Merged) made, float[] weight, Layout layout, long[] rows, AdapterData sides)
    {
        var (outputs, inputs, rank) = (sides.Outputs, sides.Inputs, sides.Rank);
        if (Named(made.Module, "a", rank, inputs) is not { } a || Named(made.Module, "b", outputs, rank) is not { } b) return null;
        float[] first = Draw.Normal(rank * inputs, 1 / MathF.Sqrt(inputs)), second = Draw.Normal(outputs * rank, 1 / MathF.Sqrt(rank));
        Set(a, first);
        Set(b, second);
        var (x, dy) = (Draw.Normal(layout, [.. rows, inputs]), Draw.Normal(layout, [.. rows, outputs]));
        return new(made.Module, made.Merged, a, b, Input("x", x.requires_grad_()), dy, sides with
        {
            X = x.Doubles(), W = Doubles(weight), A = Doubles(first), B = Doubles(second), Dy = dy.Doubles(),
        });
    }

    protected void Both(Layout layout, long[] rows, int outputs, int inputs, int rank, double alpha) =>
        TensorCase($"{Shapes(rows, outputs, inputs, rank)}{Suffix(layout)}", () =>
        {
            if (Drawn(layout, rows, outputs, inputs, rank, alpha) is not { } adapter) return;
            Part("forward", () => Directions(adapter));
            Part("Merged", () => Merged(adapter));
        });

    /// <summary>y, and the gradients of x, a and b.</summary>
    protected void Directions(Adapter of)
    {
        var y = of.Module.call(of.X);
        Forward(of, y);
        // What is wrong with them is stated already.
        if (y is null or { IsInvalid: true } || !y.shape.AsSpan().SequenceEqual(of.Dy.shape) || !Backward("y", y, of.Dy)) return;
        Gradients(of);
    }

    protected void Forward(Adapter of, Tensor y)
    {
        var data = of.Data;
        var wrong = Elements("y", y, data.Y(), Rounding(data.Inputs + data.Rank, data.Sizes().Y()), Axes(of.X, "outputs", data.Outputs));
        if (wrong is null) return;
        foreach (var (scale, cause) in Scales(data)) wrong.Trap((data with { Scale = scale }).Y, cause);
        wrong.Trap((data with { W = new double[data.W.Length] }).Y,
            "the product with W is missing: y is what W gives and what the adapter adds");
        if (data.Turned is { } turned) wrong.Trap(turned.Y, "x meets W's columns: W is [out, in], and y = x W^T");
    }

    protected void Gradients(Adapter of)
    {
        var data = of.Data;
        var dx = Gradient("x", of.X, data.Dx(), Rounding(data.Outputs + data.Rank, data.Sizes().Dx()), Axes(of.X, "inputs", data.Inputs))
            ?.Trap((data with { W = new double[data.W.Length] }).Dx,
                "no gradient comes back through W: that W is frozen means that W gets none, and x still gets dy W")
            .Trap((data with { Scale = 0 }).Dx, "no gradient comes back through the adapter: x gets the scaled (dy B) A as well");
        if (dx is not null && data.Turned is { } turned) dx.Trap(turned.Dx, "dy meets W's rows: dx = dy W, and y was x W^T");
        AdapterGradients(of);
    }

    private void AdapterGradients(Adapter of)
    {
        var (data, sizes) = (of.Data, of.Data.Sizes());
        var terms = data.Outputs + data.Inputs + data.Rows;
        var da = Gradient("a", of.A, data.Da(), Rounding(terms, sizes.Da()), ("ranks", data.Rank), ("inputs", data.Inputs));
        var db = Gradient("b", of.B, data.Db(), Rounding(terms, sizes.Db()), ("outputs", data.Outputs), ("ranks", data.Rank));
        foreach (var (scale, cause) in Scales(data))
        {
            da?.Trap((data with { Scale = scale }).Da, cause);
            db?.Trap((data with { Scale = scale }).Db, cause);
        }
    }

    protected void Merged(Adapter of, string when = "")
    {
        var data = of.Data;
        var merged = of.Merged();
        var wrong = Elements($"merged{when}", merged, data.Merged(), Rounding(data.Rank + 2, data.Sizes().Merged()),
            ("outputs", data.Outputs), ("inputs", data.Inputs));
        if (wrong is null) return;
        foreach (var (scale, cause) in Scales(data)) wrong.Trap((data with { Scale = scale }).Merged, cause);
        wrong.Trap((data with { W = new double[data.W.Length] }).Merged, "B A alone: merged is W + alpha / rank * B A");
        That(!merged.requires_grad, "merged has no graph",
            "merged has a graph, which keeps a and b for a backward that nobody asks: no_grad()");
    }

    private static (double Scale, string Cause)[] Scales(AdapterData data) =>
    [
        (1, "the scale is missing: what A and B give counts alpha / rank times"),
        (data.Alpha, "alpha is not divided by the rank: the scale is alpha / rank"),
        (1.0 / data.Rank, "alpha is missing: the scale is alpha / rank"),
        (data.Alpha / Math.Sqrt(data.Rank), "alpha over the root of the rank: the scale is alpha / rank"),
        (data.Rank / data.Alpha, "rank over alpha: the scale is alpha / rank"),
        (-data.Scale, "the adapter is taken away, not added"),
        (data.Scale * data.Scale, "the scale counts twice"),
        (Math.Floor(data.Scale), "alpha / rank as integers: its fraction is cut off"),
        (Math.Floor(data.Alpha) / data.Rank, "alpha's fraction is cut off"),
        (0, "the adapter's product is missing"),
    ];

    // As many roundings as terms, one after another.
    protected static Tolerance Rounding(int terms, double[] sizes) =>
        Tolerance.Rounding(terms + 4, Tolerance.Float32Roundoff, sizes.DefaultIfEmpty().Max());

    private static (string, int)[] Axes(Tensor x, string last, int length)
    {
        string[] names = ["batches", "sequences", "rows"];
        return [.. x.shape[..^1].Select((side, at) => (names[at + names.Length - (x.shape.Length - 1)], (int)side)), (last, length)];
    }

    private static void Set(Parameter parameter, float[] values)
    {
        using var still = no_grad();
        parameter.copy_(tensor(values, parameter.shape));
    }

    private static double[] Doubles(float[] values) => [.. values.Select(value => (double)value)];

    private static string Suffix(Layout layout) => layout == Layout.Contiguous ? "" : $", {layout.ToString().ToLowerInvariant()}";

    private static string Shapes(long[] rows, int outputs, int inputs, int rank) =>
        $"x {TensorValues.Text([.. rows, inputs])}, W [{outputs}, {inputs}], rank {rank}";

    /// <summary>The learner's module, x and dy, and all numbers as doubles.</summary>
    protected sealed record Adapter(
        nn.Module<Tensor, Tensor> Module, Func<Tensor> Merged, Parameter A, Parameter B, Tensor X, Tensor Dy, AdapterData Data);
}
