using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// Both ways by themselves, on shapes of every kind and in every layout: registered parameters, values and gradients against float64
/// differences, scores far apart, and which of both is the fused call.
/// </summary>
public sealed partial class SelfAttentionGrader : TensorGrader
{
    protected override IReadOnlyList<string> Forbidden =>
    [
        "TorchSharp.torch.nn.MultiheadAttention", "TorchSharp.Modules.MultiheadAttention", "TorchSharp.torch.nn.TransformerEncoderLayer",
        "TorchSharp.Modules.TransformerEncoderLayer", "TorchSharp.torch.nn.TransformerDecoderLayer",
        "TorchSharp.Modules.TransformerDecoderLayer", "TorchSharp.torch.nn.functional.multi_head_attention_forward",
    ];

    protected override void Require()
    {
        Registered();
        // A head has more numbers than there are heads, so that sqrt(D) is not h.
        foreach (var layout in DrawnTensors.Layouts)
            Both(layout.ToString().ToLowerInvariant(), layout, Draw.Int(2, 3), Draw.Int(3, 6), Draw.Int(2, 3), Draw.Int(4, 5));
        Both("one token", Layout.Contiguous, Draw.Int(1, 3), 1, Draw.Int(1, 3), Draw.Int(1, 4));
        Both("one sequence", Layout.Transposed, 1, Draw.Int(4, 7), 2, Draw.Int(3, 5));
        Both("one head", Layout.Gapped, 2, Draw.Int(4, 6), 1, Draw.Int(5, 7));
        Both("heads of one number", Layout.Contiguous, 2, Draw.Int(4, 6), Draw.Int(4, 6), 1);
        Both("as many tokens as numbers", Layout.Contiguous, 2, 6, 2, 3);
        Both("in eval()", Layout.Contiguous, 2, 4, 2, 3, inEval: true);
        Values("many sequences", Draw.Int(70, 80), 2, 2, 3);
        Values("wide", 2, Draw.Int(5, 9), Draw.Int(5, 8), Draw.Int(17, 23));
        Values("many tokens", 1, Draw.Int(2_050, 2_090), 1, 2);
        FarScores();
        Again();
        WhichIsFused();
        Meaning("By hand 4 sequences of 1,024 tokens with 8 heads keep 134 MB of scores, and as many weights, until the backward pass. "
            + "The fused call computes them again, tile by tile, as 03.3 and 03.7 did.");
    }

    // Each by itself, with gradients.
    private void Both(string name, Layout layout, int batch, int time, int heads, int size, bool inEval = false) =>
        Each($"[{batch}, {time}, {heads * size}], {Numbers.Count(heads, "head")}: {name}",
            call => Attend(call, layout, batch, time, heads, size, withGradients: true, inEval));

    private void Values(string name, int batch, int time, int heads, int size) =>
        Each($"[{batch}, {time:#,0}, {heads * size}], {Numbers.Count(heads, "head")}: {name}",
            call => Attend(call, Layout.Contiguous, batch, time, heads, size, withGradients: false));

    private void Each(string name, Action<Func<SelfAttention, Tensor, Tensor>> body) => TensorCase(name, () =>
    {
        Part("forward", () => body((layer, x) => layer.call(x)));
        Part("Fused", () => body((layer, x) => layer.Fused(x)));
    });

    private void Attend(
        Func<SelfAttention, Tensor, Tensor> call, Layout layout, int batch, int time, int heads, int size, bool withGradients,
        bool inEval = false)
    {
        var width = heads * size;
        if (Made(width, heads) is not { } made) return;
        made.Layer.train(!inEval); // nothing in the layer depends on it
        Input("_qkv.weight", made.Qkv);
        Input("_output.weight", made.Output);
        var x = Input("x", Draw.Normal(layout, [batch, time, width])).requires_grad_(withGradients);
        var y = call(made.Layer, x);
        var (right, values) = (made.Reference, x.Doubles());
        var relative = Relative(right, values, time, out var scale);
        if (!Compare("y", y, right, values, time, Tolerance.Absolute(relative * scale)) || !withGradients) return;
        var direction = Draw.Normal(Layout.Contiguous, [batch, time, width]);
        if (Backward("y", y, direction))
            Gradients(made, x, direction.Doubles(), relative, ("sequences", batch), ("tokens", time), ("columns", width));
    }

    // A score errs by its two dot products and those of q and k; a weight by as much, twice. Then the sum over tokens and two products of
    // D.
    private static double Relative(AttentionLayer layer, double[] x, int time, out double scale)
    {
        (var score, scale) = layer.Sizes(x, time);
        var (width, size) = (layer.Width, layer.Width / layer.Heads);
        return Tolerance.Float32Roundoff * (2 * score * (2 * width + size + 4) + 2 * width + time + 20);
    }

    private void Gradients(
        Subject made, Tensor x, double[] direction, double relative, (string, int) sequences, (string, int Length) tokens,
        (string, int Length) columns)
    {
        var (right, values, width) = (made.Reference, x.Doubles(), made.Reference.Width);
        var ofX = Differences.Gradient(at => right.Forward(at, tokens.Length), direction, values);
        Gradient("x", x, ofX.Values, Allowed(ofX.Scale), sequences, tokens, columns);
        var ofQkv = Differences.Gradient(_ => right.Forward(values, tokens.Length), direction, right.Qkv);
        var gradient = Gradient("_qkv.weight", made.Qkv, ofQkv.Values, Allowed(ofQkv.Scale), ("rows", 3 * width), ("columns", width));
        foreach (var (part, name) in new[] { "queries", "keys", "values" }.Index())
            gradient?.Trap(() => Without(ofQkv.Values, part), $"no gradient goes back through the {name}: their graph is cut");
        gradient?.Trap(() => [.. new double[2 * width * width], .. ofQkv.Values[(2 * width * width)..]],
            "no gradient goes back through the weights of attention: their graph is cut");
        var ofOutput = Differences.Gradient(_ => right.Forward(values, tokens.Length), direction, right.Output);
        Gradient("_output.weight", made.Output, ofOutput.Values, Allowed(ofOutput.Scale), ("rows", width), ("columns", width));

        // Back through the layer each number takes as many roundings again as forth.
        Tolerance Allowed(double scale) => Tolerance.Absolute(2 * relative * Math.Max(scale, float.Epsilon));

        double[] Without(double[] all, int part) =>
            [.. all.Select((value, i) => i / (width * width) == part ? 0 : value)];
    }
}
