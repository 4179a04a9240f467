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
    public QuantizedAdapter(byte[] packed, int outputs, int inputs, int rank, double alpha, long seed)
        : base(nameof(QuantizedAdapter)) => throw new NotAttempted("05.10");

    public override Tensor forward(Tensor x) => throw new NotAttempted("05.10");

    public Tensor Merged() => throw new NotAttempted("05.10");
    // your turn: end
}
