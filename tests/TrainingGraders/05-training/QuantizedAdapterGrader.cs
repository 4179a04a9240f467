using Graders.Tensors;
using Headroom.Quantization;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// As 05.9, over bytes. That W is unpacked anew each time is shown by bytes that change between forward and backward; what is kept is
/// counted by what the module, the optimizer and the scope still lead to.
/// </summary>
public sealed partial class QuantizedAdapterGrader : AdapterGrader
{
    private static readonly Nf4DoubleQuantized s_format = new();

    protected override void Require()
    {
        Start(Draw.Int(20, 60), Draw.Int(230, 280), 16);
        Both(Layout.Contiguous, [6], 5, 7, 2, 5);
        // Blocks go across rows, and the second has more than one group of 256 scales.
        Both(Layout.Contiguous, [Draw.Int(2, 9)], Draw.Int(20, 40), Draw.Int(41, 60), Draw.Int(3, 9), Draw.Real(1.1, 30));
        Both(Layout.Contiguous, [Draw.Int(2, 4), 3], Draw.Int(131, 140), Draw.Int(141, 150), Draw.Int(2, 9), Draw.Real(1.1, 30));
        var side = Draw.Int(8, 20);
        Both(Layout.Transposed, [Draw.Int(2, 4), Draw.Int(3, 6)], side, side, Draw.Int(2, 5), Draw.Real(0.1, 0.9));
        Both(Layout.Gapped, [Draw.Int(2, 9)], Draw.Int(8, 20), Draw.Int(8, 20), 1, Draw.Real(1.1, 5));
        Both(Layout.Broadcast, [3, Draw.Int(2, 5)], Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(30, 40), Draw.Real(1.1, 30));
        Both(Layout.Contiguous, [], Draw.Int(8, 20), Draw.Int(8, 20), 3, Draw.Real(4, 9));
        Both(Layout.Contiguous, [2, 1, 3], 1, 1, 1, Draw.Real(2, 9));
        Step(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        Interleaved(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        PlainInput(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 6), Draw.Real(1.1, 9));
        ThinFirst(Draw.Int(8, 20), Draw.Int(8, 20), Draw.Int(2, 4));
        Replaced(Draw.Int(8, 20), Draw.Int(21, 30), 2);
        InARow(Draw.Int(8, 20), 2);
        Memory(Draw.Int(300, 400), Draw.Int(500, 600), 4);
    }

    protected override (nn.Module<Tensor, Tensor> Module, Func<Tensor> Merged) Make(
        float[] weight, int outputs, int inputs, int rank, double alpha, long seed) =>
        Over(Input<byte>("packed", s_format.Quantize(weight)), outputs, inputs, rank, alpha, seed);

    protected override float[] Held(float[] weight) => s_format.RoundTrip(weight);

    private static (QuantizedAdapter Module, Func<Tensor> Merged) Over(
        byte[] packed, int outputs, int inputs, int rank, double alpha, long seed)
    {
        var adapter = new QuantizedAdapter(packed, outputs, inputs, rank, alpha, seed);
        return (adapter, adapter.Merged);
    }
}
