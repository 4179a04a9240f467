using System.Runtime.InteropServices;
using Graders.Holding;
using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class SelfAttentionGrader
{
    // Whole numbers, and heads of 4, so that every step is exact: a weight is 0 or 1. A score is number 0 of the query's token times
    // number 1 of the key's, halved. In sequence 0 scores rise from token to token by half a million, so each token hears itself; in
    // sequence 1 they fall from far below 0, so all hear token 0. A mask of minus 100,000 hides nothing in either.
    private void FarScores() => Each("[2, 5, 8], 2 heads, scores half a million apart", call =>
    {
        const int time = 5, width = 8, size = 4;
        if (Made(width, 2) is not { } made) return;
        var (x, qkv, output) = (new float[2 * time * width], new float[3 * width * width], new float[width * width]);
        for (var at = 0; at < x.Length; at++)
            x[at] = (at % size, at / time / width) switch
            {
                (0, var sequence) => sequence == 0 ? 1024 : -1024,
                (1, _) => 1024 * (at / width % time + 1),
                _ => Draw.Int(-9, 9),
            };
        for (var head = 0; head < 2; head++)
        {
            qkv[head * size * width + head * size] = 1;
            qkv[(width + head * size) * width + head * size + 1] = 1;
        }
        for (var c = 0; c < width; c++) qkv[(2 * width + c) * width + c] = output[c * width + (c + 3) % width] = 1;
        using (no_grad())
        {
            made.Qkv.copy_(tensor(qkv, [3 * width, width]));
            made.Output.copy_(tensor(output, [width, width]));
        }
        var input = Input("x", tensor(x, [2, time, width]));
        var right = made.Reference with { Qkv = made.Qkv.Doubles(), Output = made.Output.Doubles() };
        Compare("y", call(made.Layer, input), right, input.Doubles(), time, Tolerance.Exact, Unshifted);
    });

    // One layer, longer sequences and then shorter ones, the same shape again, and once more after its weights changed.
    private void Again() => Each("one layer, four calls", call =>
    {
        var (heads, size) = (Draw.Int(2, 3), Draw.Int(2, 4));
        if (Made(heads * size, heads) is not { } made) return;
        using var another = new SelfAttention(4, 4); // a layer has its own heads
        var held = Held(made.Layer);
        foreach (var (what, batch, time) in new[] { ("y", 1, 9), ("y of a second call", 3, 4), ("y of a third call", 3, 4) })
            One(what, made.Reference, batch, time);
        Fill(made.Qkv, 1 / Math.Sqrt(heads * size));
        Fill(made.Output, 1 / Math.Sqrt(heads * size));
        One("y after the weights changed", made.Reference with { Qkv = made.Qkv.Doubles(), Output = made.Output.Doubles() }, 3, 4);
        var more = Held(made.Layer) - held;
        That(more <= 0, "the layer keeps nothing of a call",
            $"the layer holds {more:#,0} bytes more than before its calls: scores or weights, which grow with T^2, are kept in a field");

        void One(string what, AttentionLayer right, int batch, int time)
        {
            var x = Input("x", Draw.Normal(Layout.Contiguous, [batch, time, right.Width]));
            var relative = Relative(right, x.Doubles(), time, out var scale);
            Compare(what, call(made.Layer, x), right, x.Doubles(), time, Tolerance.Absolute(relative * scale));
        }
    });

    private static long Held(SelfAttention layer) => HeldBytes.Of([layer, .. HeldBytes.StaticsBeside(typeof(SelfAttention))]);

    // libtorch's fused kernel has a gradient and no gradient of the gradient; what is written out has both.
    private void WhichIsFused()
    {
        TensorCase("forward is written out", () => Part("forward", () =>
            That(IsFused((layer, x) => layer.call(x)) is not true, "forward is written out",
                "forward calls scaled_dot_product_attention: write scores, mask, softmax and product out")));
        TensorCase("Fused is the fused call", () => Part("Fused", () =>
        {
            var isKnown = IsFused((_, x) => nn.functional.scaled_dot_product_attention(x.unsqueeze(1), x.unsqueeze(1), x.unsqueeze(1),
                is_casual: true)) is true;
            var (one, many) = (MadeBy(1, 1), MadeBy(9, 3));
            That(many <= one, "one fused call",
                $"Fused makes {one} tensors for one sequence and head, and {many} for 9 sequences of 3 heads: one call takes them all, "
                + "as [B, H, T, h]");
            That(!isKnown || IsFused((layer, x) => layer.Fused(x)) is not false, "Fused runs libtorch's fused kernel",
                "Fused does not run libtorch's fused kernel: call scaled_dot_product_attention with q, k and v as [B, H, T, h]. "
                + "Other ranks it computes step by step");
        }));
    }

    // Tensors of one Fused, whoever frees them.
    private long MadeBy(int batch, int heads)
    {
        if (Made(6, heads) is not { } made) return 0;
        var x = Draw.Normal(Layout.Contiguous, [batch, 4, 6]);
        made.Layer.Fused(x); // what is made once is made here
        var before = MadeSoFar();
        made.Layer.Fused(x);
        return MadeSoFar() - before;
    }

    private static long MadeSoFar() =>
        DisposeScopeManager.Statistics.CreatedInScopeCount + DisposeScopeManager.Statistics.CreatedOutsideScopeCount;

    // Null where no gradient reaches x at all.
    private bool? IsFused(Func<SelfAttention, Tensor, Tensor> call)
    {
        if (Made(4, 2) is not { } made) return null;
        var x = Draw.Normal(Layout.Contiguous, [2, 5, 4]).requires_grad_();
        if (call(made.Layer, x) is not { requires_grad: true } y) return null;
        y.sum().backward(retain_graph: true); // asking for the gradient of what has no graph would end the process
        if (x.grad is null) return null;
        try
        {
            var first = autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
            if (first.requires_grad) first.square().sum().backward();
            return false;
        }
        catch (ExternalException said) when (said.Message.Contains("scaled_dot_product", StringComparison.Ordinal))
        {
            return true;
        }
    }
}
