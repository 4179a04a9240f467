using Graders.Holding;
using Graders.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// Values and gradients over shapes and layouts that are drawn, each with an A, a B and a scale of its own; that W stays what it was, where
/// it was, and without a gradient.
/// </summary>
public sealed class LowRankAdapterGrader : AdapterGrader
{
    protected override void Require()
    {
        Start(Draw.Int(20, 60), Draw.Int(230, 280), 16);
        Both(Layout.Contiguous, [6], 5, 7, 2, 5);
        Both(Layout.Contiguous, [Draw.Int(2, 9)], Draw.Int(20, 40), Draw.Int(41, 60), Draw.Int(3, 9), Draw.Real(1.1, 30));
        Both(Layout.Contiguous, [Draw.Int(2, 4), Draw.Int(3, 6)], Draw.Int(31, 40), Draw.Int(20, 30), Draw.Int(2, 9), Draw.Real(1.1, 30));
        var side = Draw.Int(8, 20);
        Both(Layout.Transposed, [Draw.Int(2, 4), Draw.Int(3, 6)], side, side, Draw.Int(2, 5), Draw.Real(0.1, 0.9));
        Both(Layout.Gapped, [Draw.Int(2, 9)], Draw.Int(8, 20), Draw.Int(8, 20), 1, Draw.Real(1.1, 5));
        // A rank above both sides.
        Both(Layout.Broadcast, [3, Draw.Int(2, 5)], Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(30, 40), Draw.Real(1.1, 30));
        Both(Layout.Contiguous, [], Draw.Int(8, 20), Draw.Int(8, 20), 3, Draw.Real(4, 9)); // one vector
        Both(Layout.Contiguous, [2, 1, 3], 1, 1, 1, Draw.Real(2, 9));
        Both(Layout.Contiguous, [0], 4, 3, 2, 5);
        Step(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        Interleaved(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        PlainInput(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        ThinFirst(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 4));
        Frozen(Draw.Int(40, 60), Draw.Int(40, 60), 2);
        Meaning("At rank 16 beside all linear layers of Llama-3-8B, 41,943,040 parameters are trained: 0.52 % of the model. Forward and "
            + "backward still read all of it");
    }

    protected override (nn.Module<Tensor, Tensor> Module, Func<Tensor> Merged) Make(
        float[] weight, int outputs, int inputs, int rank, double alpha, long seed) =>
        Over(Input("W", tensor(weight, outputs, inputs)), rank, alpha, seed);

    protected override float[] Held(float[] weight) => weight;

    private static (LowRankAdapter Module, Func<Tensor> Merged) Over(Tensor weight, int rank, double alpha, long seed)
    {
        var adapter = new LowRankAdapter(weight, rank, alpha, seed);
        return (adapter, adapter.Merged);
    }

    private void Frozen(int outputs, int inputs, int rank) => TensorCase($"W [{outputs}, {inputs}], a parameter of a model", () =>
    {
        var weight = nn.Parameter(Draw.Normal(Layout.Contiguous, [outputs, inputs]));
        Input("W", weight);
        var (adapter, merged) = Over(weight, rank, 3, Draw.Int(1, int.MaxValue - 1));
        That(weight.requires_grad, "W asks a gradient as before",
            "W asks no gradient any more: it is the caller's, who may train it elsewhere. The graph ends at weight.detach()");
        if (!OnlyAdapters(adapter)) return; // a step would change W, and that alone be told
        var x = Draw.Normal(Layout.Contiguous, [4, inputs]).requires_grad_();
        var y = adapter.call(x);
        if (!Backward("y", y, ones_like(y))) return;
        That(weight.grad is null, "W gets no gradient",
            "W gets a gradient, as large as W: it is frozen, and the graph ends at weight.detach()");
        using var optimizer = optim.SGD(adapter.parameters(), 0.5);
        optimizer.step();
        merged();
        // What is handed out is the caller's: at the start it may not be W itself, though it is as large as W and holds the same.
        var first = Over(weight, rank, 3, 1).Merged();
        var isItsOwn = TensorMemory.Of(first).First != TensorMemory.Of(weight).First;
        That(isItsOwn, "merged has memory of its own",
            "merged is W's memory before any step: whoever changes merged changes W, which is frozen");
        if (!isItsOwn) return;
        using (no_grad()) first.zero_();
        var held = HeldBytes.Beyond([weight], [adapter, .. HeldBytes.StaticsBeside(typeof(LowRankAdapter))]);
        // a and b, and their gradients; the smallest copy would be W's floats once more.
        var needed = 2 * sizeof(float) * rank * (outputs + inputs);
        That(held < needed + sizeof(float) * outputs * inputs / 2, "W is not copied",
            $"the module holds {held:#,0} bytes beside W, and a, b and their gradients have {needed:#,0}: W "
                + "or a product as large as it is kept");
    });
}
