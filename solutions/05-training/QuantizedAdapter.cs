// 05.10 QLoRA. Objective: train an adapter over a matrix that is kept in 4 bits, and unpack it for as long as one product takes.
// y = x W^T + alpha / rank * (x A^T) B^T as in 05.9, with a, b and seed as there. W [outputs, inputs] exists as `packed` alone:
// its rows one after another in Format, NF4 with quantized scales, 4.127 bits a weight.
//   Format   Format.Dequantize(packed, values) unpacks outputs * inputs floats
//   packed   the caller's bytes: read anew by every forward and every backward, neither changed nor copied
//   forward  x [..., inputs] to [..., outputs]. Gradients reach x through both products; W gets none
//   backward dx = dy W needs W once more: unpacked again, for what a graph saves stays until backward has passed
//   Merged   W + alpha / rank * B A [outputs, inputs] in float32, of its own memory and without a graph
// The bytes kept are those of packed, a, b, their gradients and moments. No unpacked weight outlives the call that unpacked it: dispose it.
// A SingleTensorFunction<T> has a forward and a backward of yours; backward returns a gradient or null! for each argument of apply.
// Out of scope: packing, adapters in 16 bits, pages of the optimizer. About 47 lines.

using System.Runtime.InteropServices;
using Headroom.Quantization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

public sealed class QuantizedAdapter : nn.Module<Tensor, Tensor>
{
    public static readonly Nf4DoubleQuantized Format = new();

    // your turn: begin
    private readonly byte[] _packed;
    private readonly long _outputs, _inputs;
    private readonly double _scale;
    private readonly Parameter _a, _b;

    public QuantizedAdapter(byte[] packed, int outputs, int inputs, int rank, double alpha, long seed) : base(nameof(QuantizedAdapter))
    {
        (_packed, _outputs, _inputs, _scale) = (packed, outputs, inputs, alpha / rank);
        using var generator = new Generator((ulong)seed);
        _a = nn.Parameter(randn(rank, inputs, generator: generator).div_(Math.Sqrt(inputs)));
        _b = nn.Parameter(zeros(outputs, rank));
        register_parameter("a", _a);
        register_parameter("b", _b);
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var thin = nn.functional.linear(x, _a); // [..., rank]
        return (Product.apply(x, this) + nn.functional.linear(thin, _b) * _scale).MoveToOuterDisposeScope();
    }

    public Tensor Merged()
    {
        using var still = no_grad();
        using var weight = Unpacked();
        return weight.addmm(_b, _a, 1, (float)_scale);
    }

    private Tensor Unpacked()
    {
        var weight = empty(_outputs, _inputs);
        Format.Dequantize(_packed, MemoryMarshal.Cast<byte, float>(weight.bytes));
        return weight;
    }

    private sealed class Product : SingleTensorFunction<Product>
    {
        public override string Name => nameof(Product);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("base", vars[1]);
            using var weight = ((QuantizedAdapter)vars[1]).Unpacked();
            return nn.functional.linear((Tensor)vars[0], weight);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            using var weight = ((QuantizedAdapter)ctx.get_data("base")).Unpacked();
            using var turned = weight.t();
            return [nn.functional.linear(grad_output, turned), null!];
        }
    }
    //> public QuantizedAdapter(byte[] packed, int outputs, int inputs, int rank, double alpha, long seed)
    //>     : base(nameof(QuantizedAdapter)) => throw new NotAttempted("05.10");
    //>
    //> public override Tensor forward(Tensor x) => throw new NotAttempted("05.10");
    //>
    //> public Tensor Merged() => throw new NotAttempted("05.10");
    // your turn: end
}
