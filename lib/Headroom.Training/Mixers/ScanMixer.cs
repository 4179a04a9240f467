using Headroom.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>
/// A selective scan with one rate of forgetting a head: <c>h = exp(-dt a) h + dt x B</c> and <c>y = h C + D x</c>, where dt, B and C come
/// from the token. All at once it is attention without softmax: <c>y_i = sum over j up to i of (C_i B_j) exp(G_i - G_j) dt_j x_j</c>, with
/// G the running sum of -dt a.
/// </summary>
internal sealed class ScanMixer : Mixer
{
    private const string Kept = "state";

    [ComponentName(Name = "input")] private readonly Parameter _input;      // x, B and C
    [ComponentName(Name = "convolution")] private readonly ShortConvolution _convolution;
    [ComponentName(Name = "gate")] private readonly Parameter _gate;        // z, then dt of each head
    [ComponentName(Name = "step_bias")] private readonly Parameter _stepBias;
    [ComponentName(Name = "log_rate")] private readonly Parameter _logRate; // a = exp of it
    [ComponentName(Name = "skip")] private readonly Parameter _skip;
    [ComponentName(Name = "norm")] private readonly RootMeanSquareNorm _norm;
    [ComponentName(Name = "output")] private readonly Parameter _output;
    private readonly MixedShape _shape;

    public ScanMixer(MixedShape shape, FirstDraws draw) : base(nameof(ScanMixer))
    {
        _shape = shape;
        _input = draw.Matrix(shape.Channels(MixerKind.Scan), shape.Width);
        _convolution = new ShortConvolution(shape.Channels(MixerKind.Scan), draw);
        _gate = draw.Matrix(shape.Width + shape.Heads, shape.Width);
        // softplus of -4.6 to -2.3 is a step of 0.01 to 0.1; rates of 0.5 to 2. So a head forgets half in 3 to 140 tokens at first.
        _stepBias = draw.Between(shape.Heads, -4.6, -2.3);
        _logRate = draw.Between(shape.Heads, -0.7, 0.7);
        _skip = nn.Parameter(ones(shape.Width));
        _norm = new RootMeanSquareNorm(shape.Width, 1e-6f);
        _output = draw.Joining(shape);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var token = Read(_convolution.call(nn.functional.linear(x, _input)), nn.functional.linear(x, _gate));
        var sums = token.Decay.cumsum(1).transpose(1, 2);                            // (B, H, T)
        var spans = sums.unsqueeze(3) - sums.unsqueeze(2);                           // (B, H, T, T): forgotten from j to i
        var future = ones(x.shape[1], x.shape[1], dtype: ScalarType.Bool).triu(1);
        var weights = spans.masked_fill(future, float.NegativeInfinity).exp()
            * token.C.bmm(token.B.transpose(1, 2)).unsqueeze(1);                     // C_i B_j, the same for every head
        var y = weights.matmul(token.Scaled.transpose(1, 2)).transpose(1, 2);        // (B, T, H, h)
        return Out(y.reshape(x.shape), token).MoveToOuterDisposeScope();
    }

    public override Tensor Step(Tensor x, MixerMemory memory)
    {
        using var scope = NewDisposeScope();
        var token = Read(
            _convolution.Step(nn.functional.linear(x, _input), memory).unsqueeze(1), nn.functional.linear(x, _gate).unsqueeze(1));
        var added = token.Scaled.squeeze(1).unsqueeze(3) * token.B.unsqueeze(1);     // (B, H, h, 1) by (B, 1, 1, N)
        var state = memory[Kept] is { } before ? before * token.Decay.exp().view(x.shape[0], -1, 1, 1) + added : added;
        memory.Keep(Kept, state);
        var y = (state * token.C.unsqueeze(1)).sum(dim: 3).reshape(x.shape[0], 1, x.shape[1]);
        return Out(y, token).squeeze(1).MoveToOuterDisposeScope();
    }

    private Token Read(Tensor convolved, Tensor gated)
    {
        var (batch, time, width, size) = (convolved.shape[0], convolved.shape[1], _shape.Width, _shape.StateSize);
        var active = nn.functional.silu(convolved);
        var step = nn.functional.softplus(gated.narrow(2, width, _shape.Heads) + _stepBias); // (B, T, H)
        var inner = active.narrow(2, 0, width);
        return new(
            inner, active.narrow(2, width, size), active.narrow(2, width + size, size), step * _logRate.exp().neg(),
            inner.reshape(batch, time, _shape.Heads, _shape.HeadSize) * step.unsqueeze(3), gated.narrow(2, 0, width));
    }

    private Tensor Out(Tensor y, Token token) => nn.functional.linear(
        _norm.call((y + token.Inner * _skip) * nn.functional.silu(token.Gate)), _output);

    /// <param name="Inner">x: (B, T, D).</param>
    /// <param name="B">Under which it is written: (B, T, N).</param>
    /// <param name="C">What is read: (B, T, N).</param>
    /// <param name="Decay">Logarithm of what is kept: (B, T, H).</param>
    /// <param name="Scaled">x times its step: (B, T, H, h).</param>
    /// <param name="Gate">z: (B, T, D).</param>
    private readonly record struct Token(Tensor Inner, Tensor B, Tensor C, Tensor Decay, Tensor Scaled, Tensor Gate);
}
