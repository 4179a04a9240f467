using Headroom.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>
/// Linear attention that forgets: <c>S = diag(a) S + k v^T</c> and <c>o = S^T q</c> for each head, with a between e^-0.5 and 1 for each
/// number of a key, set by the token. All tokens at once: <c>o_i = sum over j up to i of (q_i exp(G_i)) (k_j exp(-G_j)) v_j</c>, with G
/// the running sum of ln a.
/// </summary>
internal sealed class GatedLinearMixer : Mixer
{
    /// <summary>
    /// Tokens that the form for all at once is good for: its factors go from e^-G/2 to e^G/2, and 0.5 a token leaves floats behind 300.
    /// </summary>
    internal const int Longest = 300;

    private const double Strongest = 0.5; // -ln a at most
    private const string Kept = "state";

    [ComponentName(Name = "input")] private readonly Parameter _input; // queries, keys and values
    [ComponentName(Name = "convolution")] private readonly ShortConvolution _convolution;
    [ComponentName(Name = "gate")] private readonly Parameter _gate;   // z, then what is forgotten
    [ComponentName(Name = "forget_bias")] private readonly Parameter _forgetBias;
    [ComponentName(Name = "norm")] private readonly RootMeanSquareNorm _norm;
    [ComponentName(Name = "output")] private readonly Parameter _output;
    private readonly MixedShape _shape;

    public GatedLinearMixer(MixedShape shape, FirstDraws draw) : base(nameof(GatedLinearMixer))
    {
        _shape = shape;
        var keys = shape.Heads * shape.StateSize;
        _input = draw.Matrix(shape.Channels(MixerKind.GatedLinear), shape.Width);
        _convolution = new ShortConvolution(shape.Channels(MixerKind.GatedLinear), draw);
        _gate = draw.Matrix(shape.Width + keys, shape.Width);
        _forgetBias = draw.Between(keys, -5, -3); // half is forgotten in 30 to 200 tokens at first
        _norm = new RootMeanSquareNorm(shape.Width, 1e-6f);
        _output = draw.Joining(shape);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    /// <exception cref="ArgumentException">More tokens than <see cref="Longest"/>.</exception>
    public override Tensor forward(Tensor x)
    {
        if (x.shape[1] > Longest) throw new ArgumentException($"{x.shape[1]} tokens at once, and {Longest} at most.", nameof(x));
        using var scope = NewDisposeScope();
        var token = Read(_convolution.call(nn.functional.linear(x, _input)), nn.functional.linear(x, _gate));
        var sums = token.Decay.cumsum(2);                                              // (B, H, T, N)
        var middle = sums.narrow(2, x.shape[1] - 1, 1).detach() * 0.5;                 // so that neither factor leaves floats
        var scores = (token.Queries * (sums - middle).exp()).matmul((token.Keys * (middle - sums).exp()).transpose(2, 3));
        return Out(scores.tril().matmul(token.Values), token).MoveToOuterDisposeScope();
    }

    public override Tensor Step(Tensor x, MixerMemory memory)
    {
        using var scope = NewDisposeScope();
        var token = Read(
            _convolution.Step(nn.functional.linear(x, _input), memory).unsqueeze(1), nn.functional.linear(x, _gate).unsqueeze(1));
        var added = token.Keys.transpose(2, 3).matmul(token.Values);                   // (B, H, N, h)
        var state = memory[Kept] is { } before ? before * token.Decay.exp().transpose(2, 3) + added : added;
        memory.Keep(Kept, state);
        return Out(token.Queries.matmul(state), token).squeeze(1).MoveToOuterDisposeScope();
    }

    private Token Read(Tensor convolved, Tensor gated)
    {
        var (heads, size, width) = (_shape.Heads, _shape.StateSize, _shape.Width);
        var active = nn.functional.silu(convolved);
        return new(
            Unit(Heads(active, 0, size)), Unit(Heads(active, heads * size, size)), Heads(active, 2 * heads * size, _shape.HeadSize),
            Heads((gated.narrow(2, width, heads * size) + _forgetBias).sigmoid() * -Strongest, 0, size), gated.narrow(2, 0, width));

        // (B, T, heads * each) from a place on to (B, H, T, each)
        Tensor Heads(Tensor all, long from, long each) =>
            all.narrow(2, from, heads * each).reshape(all.shape[0], all.shape[1], heads, each).transpose(1, 2);

        static Tensor Unit(Tensor rows) => rows / (rows.square().sum(dim: 3, keepdim: true) + 1e-6).sqrt();
    }

    private Tensor Out(Tensor mixed, Token token) => nn.functional.linear(
        _norm.call(mixed.transpose(1, 2).reshape(token.Gate.shape)) * nn.functional.silu(token.Gate), _output);

    /// <param name="Queries">Of length 1: (B, H, T, N).</param>
    /// <param name="Keys">Of length 1: (B, H, T, N).</param>
    /// <param name="Values">(B, H, T, h).</param>
    /// <param name="Decay">ln a: (B, H, T, N).</param>
    /// <param name="Gate">z: (B, T, D).</param>
    private readonly record struct Token(Tensor Queries, Tensor Keys, Tensor Values, Tensor Decay, Tensor Gate);
}
