// 05.9 LoRA. Objective: adapt a frozen matrix by training a thin product beside it, and fold the product into the matrix afterwards.
// y = x W^T + alpha / rank * (x A^T) B^T, all float32
//   weight   W [out, in], frozen: neither changed nor copied, no parameter, and it gets no gradient, even if it comes with requires_grad,
//            which stays as it is
//   a        A [rank, in], a parameter: drawn from the seed, around 0 with deviation 1 / sqrt(in). torch's own generator draws nothing
//   b        B [out, rank], a parameter: zeros, so that the first forward is W's
//   forward  x [..., in] to [..., out]. Gradients reach x through both products. x meets A, then B, and dy meets B, then A:
//            B A [out, in] is formed in neither direction
//   Merged   W + alpha / rank * B A [out, in], in memory of its own and without a graph
// A module registers its parameters by name: register_parameter("a", ...).
// Out of scope: dropout, biases, other devices. About 25 lines.

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

public sealed class LowRankAdapter : nn.Module<Tensor, Tensor>
{
    // your turn: begin
    public LowRankAdapter(Tensor weight, int rank, double alpha, long seed) : base(nameof(LowRankAdapter)) =>
        throw new NotAttempted("05.9");

    public override Tensor forward(Tensor x) => throw new NotAttempted("05.9");

    public Tensor Merged() => throw new NotAttempted("05.9");
    // your turn: end
}
