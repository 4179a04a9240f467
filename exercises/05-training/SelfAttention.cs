using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

// 05.3 Causal self-attention. Objective: write the layer by hand, then let one fused call do it, and know that both are the same layer.
// x and the result are [B, T, D], Float32: B sequences of T tokens, each at least 1; x need not be contiguous. D is width, H is heads,
// and H divides D: a head is h = D / H numbers wide.
// Two layers without bias, in fields of these names: _qkv, D to 3 D, and _output, D to D. RegisterComponents() then finds the parameters
// _qkv.weight [3 D, D] and _output.weight [D, D], and no others: an optimizer trains what is registered, and nothing else.
//   Of the 3 D numbers that _qkv gives the first D are queries, then come keys, then values; head i has numbers i h to i h + h - 1.
//   Scores are q·k / sqrt(h). Token i attends to tokens 0 to i: mask, then softmax. Heads stand side by side again before _output.
// forward  scores, mask, softmax and product written out, with bmm or einsum (not matmul, whose shape errors end the process)
// Fused    the same numbers through nn.functional.scaled_dot_product_attention
// A tensor that is returned must outlive your own dispose scope, if you open one. The layer keeps nothing of a call.
// Out of scope: positions (05.4), dropout. About 28 lines.
public sealed class SelfAttention : nn.Module<Tensor, Tensor>
{
    // your turn: begin
    public SelfAttention(int width, int heads) : base(nameof(SelfAttention)) => throw new NotAttempted("05.3");

    public override Tensor forward(Tensor x) => throw new NotAttempted("05.3");

    public Tensor Fused(Tensor x) => throw new NotAttempted("05.3");
    // your turn: end
}
