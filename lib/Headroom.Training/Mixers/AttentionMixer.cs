using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>Grouped-query attention without positions: what a token asks for is found by content, wherever it stands.</summary>
internal sealed class AttentionMixer : Mixer
{
    private const string Keys = "keys", Values = "values";

    [ComponentName(Name = "input")] private readonly Parameter _input;
    [ComponentName(Name = "convolution")] private readonly ShortConvolution _convolution;
    [ComponentName(Name = "output")] private readonly Parameter _output;
    private readonly MixedShape _shape;

    public AttentionMixer(MixedShape shape, FirstDraws draw) : base(nameof(AttentionMixer))
    {
        _shape = shape;
        _input = draw.Matrix(shape.Channels(MixerKind.Attention), shape.Width);
        _convolution = new ShortConvolution(shape.Channels(MixerKind.Attention), draw);
        _output = draw.Joining(shape);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (queries, keys, values) = Heads(_convolution.call(nn.functional.linear(x, _input)));
        var mixed = nn.functional.scaled_dot_product_attention(queries, Shared(keys), Shared(values), is_casual: true);
        return Out(mixed).MoveToOuterDisposeScope();
    }

    public override Tensor Step(Tensor x, MixerMemory memory)
    {
        using var scope = NewDisposeScope();
        var (queries, key, value) = Heads(_convolution.Step(nn.functional.linear(x, _input), memory).unsqueeze(1)); // (B, H, 1, h)
        var keys = memory.Keep(Keys, memory[Keys] is { } before ? cat([before, key], 2) : key.contiguous());
        var values = memory.Keep(Values, memory[Values] is { } known ? cat([known, value], 2) : value.contiguous());
        return Out(nn.functional.scaled_dot_product_attention(queries, Shared(keys), Shared(values)))
            .squeeze(1).MoveToOuterDisposeScope();
    }

    // (B, T, channels) to queries (B, H, T, h), keys and values (B, KvHeads, T, h).
    private (Tensor Queries, Tensor Keys, Tensor Values) Heads(Tensor all)
    {
        var (width, shared) = (_shape.Width, _shape.KvHeads * _shape.HeadSize);
        return (Split(0, width), Split(width, shared), Split(width + shared, shared));

        Tensor Split(long from, long count) =>
            all.narrow(2, from, count).reshape(all.shape[0], all.shape[1], count / _shape.HeadSize, _shape.HeadSize).transpose(1, 2);
    }

    // Neighbouring heads of queries share one of keys.
    private Tensor Shared(Tensor heads) =>
        _shape.Heads == _shape.KvHeads ? heads : heads.repeat_interleave(_shape.Heads / _shape.KvHeads, 1);

    private Tensor Out(Tensor mixed) =>
        nn.functional.linear(mixed.transpose(1, 2).reshape(mixed.shape[0], mixed.shape[2], _shape.Width), _output);
}
