using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Slip = Graders.AttentionLayer.Slip;

namespace Graders;

public sealed partial class SelfAttentionGrader
{
    private static readonly (Slip Slip, string Cause)[] s_known =
    [
        (Slip.NoMask, "tokens hear later ones: set the scores of columns after the row to minus infinity before the softmax"),
        (Slip.MaskAfterSoftmax, "the mask comes after the softmax: the weights that stay no longer add up to 1"),
        (Slip.EarlierHidden, "the mask is turned round: token i sees tokens i and later, and should see 0 to i"),
        (Slip.SoftmaxOverQueries, "the softmax runs over queries: the weights of one query, a row of the scores, add up to 1"),
        (Slip.NoScale, "scores are not divided by sqrt(h)"),
        (Slip.ScaleOfWidth, "scores are divided by the root of the width: it is the root of a head's numbers, sqrt(D / H)"),
        (Slip.ScaleTwice, "scores are divided by h: it is sqrt(h). scaled_dot_product_attention divides by itself"),
        (Slip.HeadsInterleaved, "heads take every H-th number: head i has numbers i h to i h + h - 1, so view them as [H, h]"),
        (Slip.HeadsNotMovedBack,
            "heads lie one after another, not side by side: [B, H, T, h] becomes [B, T, H, h] before it becomes [B, T, D]"),
        (Slip.ThreePerHead, "q, k and v of a head stand together: all queries come first, then all keys, so view 3 D numbers as [3, H, h]"),
        (Slip.KeysFirst, "queries and keys are exchanged: the first D numbers of _qkv are queries"),
        (Slip.ValuesFirst, "the parts of _qkv are read from the second on: the first D numbers are queries, then keys, then values"),
        (Slip.NoOutput, "the last layer is left out: _output maps the heads, side by side, to the result"),
        (Slip.OutputTransposed, "_output's weight is transposed: a linear layer multiplies by it as [out, in]"),
    ];

    private const string Unshifted = "e^score is infinite above 88 and 0 below -104, and no number comes of either: softmax subtracts a "
        + "row's largest score first";

    private sealed record Subject(SelfAttention Layer, Parameter Qkv, Parameter Output, AttentionLayer Reference);

    // False where shape or dtype are wrong already.
    private bool Compare(string what, Tensor y, AttentionLayer right, double[] x, int time, Tolerance near, string? notANumber = null)
    {
        var elements = Elements(what, y, right.Forward(x, time), near,
            ("sequences", x.Length / time / right.Width), ("tokens", time), ("columns", right.Width));
        if (elements is null) return false;
        if (time > 500) return true; // each mistake of so many tokens takes a tenth of a second
        foreach (var (slip, cause) in s_known) elements.Trap(() => right.Forward(x, time, slip), cause);
        elements.Trap(() => (right with { Heads = 1 }).Forward(x, time), "heads are ignored: all D numbers of a token make one head");
        if (notANumber is not null) elements.Trap(() => [.. y.Values().Select(_ => double.NaN)], notANumber);
        // No token is left for the first.
        if (time > 1 && y.Values() is var values && values.Any(float.IsNaN) && !values.AsSpan(right.Width, right.Width).Contains(float.NaN))
            elements.Trap(() => [.. values.Select(value => (double)value)],
                "token 0 is not a number, and token 1 is one: is token 0 left without any token to see? Token i sees token i itself");
        return true;
    }

    // A layer whose weights are drawn, and the same in float64; null where its parameters are not those asked for, which is stated.
    private Subject? Made(int width, int heads)
    {
        var layer = new SelfAttention(width, heads);
        var wrong = Unregistered(layer, width);
        That(wrong.Length == 0, "_qkv.weight and _output.weight are registered", wrong);
        if (wrong.Length > 0) return null;
        var (qkv, output) = (layer.get_parameter("_qkv.weight")!, layer.get_parameter("_output.weight")!);
        Fill(qkv, 1 / Math.Sqrt(width));
        Fill(output, 1 / Math.Sqrt(width));
        return new(layer, qkv, output, new(width, heads, qkv.Doubles(), output.Doubles()));
    }

    private void Fill(Tensor weight, double scale)
    {
        using var _ = no_grad();
        weight.copy_(Draw.Normal(Layout.Contiguous, weight.shape, (float)scale));
    }

    private static string Unregistered(SelfAttention layer, int width)
    {
        var all = layer.named_parameters().ToDictionary(one => one.name, one => one.parameter);
        if (all.Count == 0)
            return "no parameter is registered, so an optimizer would train nothing: RegisterComponents() is the last line of the "
                + "constructor, when the fields are set";
        if (!all.Keys.ToHashSet().SetEquals(["_qkv.weight", "_output.weight"]))
            return $"registered are {string.Join(", ", all.Keys)}; asked are _qkv.weight and _output.weight: two layers without bias, "
                + "in fields of these names";
        foreach (var (name, shape) in new (string, long[])[] { ("_qkv.weight", [3 * width, width]), ("_output.weight", [width, width]) })
        {
            if (!all[name].shape.AsSpan().SequenceEqual(shape))
                return $"{name} has shape {TensorValues.Text(all[name].shape)}, not {TensorValues.Text(shape)}";
            if (!all[name].requires_grad) return $"{name} does not ask for a gradient, so it is never trained";
        }
        return "";
    }

    private void Registered() => TensorCase("parameters", () =>
    {
        var (heads, size) = (Draw.Int(1, 5), Draw.Int(1, 9));
        Made(heads * size, heads);
    });

}
