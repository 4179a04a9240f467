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
    private readonly Linear _qkv, _output;
    private readonly int _heads;

    public SelfAttention(int width, int heads) : base(nameof(SelfAttention))
    {
        _qkv = nn.Linear(width, 3 * width, hasBias: false);
        _output = nn.Linear(width, width, hasBias: false);
        _heads = heads;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (q, k, v) = Split(x); // [B, H, T, h]
        var (time, size) = (q.shape[2], q.shape[3]);
        var scores = einsum("bhqc,bhkc->bhqk", q, k) / Math.Sqrt(size);
        var later = ones(time, time, dtype: ScalarType.Bool).triu(1); // column after row
        var weights = nn.functional.softmax(scores.masked_fill(later, double.NegativeInfinity), -1);
        return Join(einsum("bhqk,bhkc->bhqc", weights, v));
    }

    public Tensor Fused(Tensor x)
    {
        var (q, k, v) = Split(x);
        return Join(nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true));
    }

    private (Tensor Q, Tensor K, Tensor V) Split(Tensor x)
    {
        var (batch, time, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var parts = _qkv.call(x).view(batch, time, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4); // [3, B, H, T, h]
        return (parts[0], parts[1], parts[2]);
    }

    // [B, H, T, h] to [B, T, D], through the last layer.
    private Tensor Join(Tensor heads) => _output.call(heads.transpose(1, 2).flatten(2));
    //> public SelfAttention(int width, int heads) : base(nameof(SelfAttention)) => throw new NotAttempted("05.3");
    //>
    //> public override Tensor forward(Tensor x) => throw new NotAttempted("05.3");
    //>
    //> public Tensor Fused(Tensor x) => throw new NotAttempted("05.3");
    // your turn: end
}
