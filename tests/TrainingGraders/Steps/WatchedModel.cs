using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders.Steps;

/// <summary>
/// A small language model, and what it saw when it was called. Of tokens [B, T] it makes logits [B, T, V]: with x the embeddings and m
/// their mean so far along T, <c>tanh(x + m) * gain</c> times the output matrix. It releases nothing of what it makes on its way.
/// </summary>
internal sealed class WatchedModel : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _embedding; // [V, D]
    private readonly Parameter _gain; // [D]
    private readonly Parameter _output; // [V, D]
    private readonly Parameter _unused;
    private readonly Parameter _frozen;

    public WatchedModel(float[] embedding, float[] gain, float[] output, float[] frozen) : base(nameof(WatchedModel))
    {
        var width = gain.Length;
        _embedding = new(tensor(embedding, [embedding.Length / width, width]));
        _gain = new(tensor(gain));
        _output = new(tensor(output, [output.Length / width, width]));
        _unused = new(tensor(frozen));
        _frozen = new(tensor(frozen), requires_grad: false);
        RegisterComponents();
    }

    /// <summary>Those that learn, in the order of the reference's weights.</summary>
    public IReadOnlyList<Parameter> Learning => [_embedding, _gain, _output];

    /// <summary>Which the model does not use, and which has no gradient.</summary>
    public (Parameter Unused, Parameter Frozen) Others => (_unused, _frozen);

    public List<Forward> Forwards { get; } = [];

    public override Tensor forward(Tensor tokens)
    {
        Forwards.Add(Forward.Seen(tokens, _output.grad, training));
        var x = _embedding.index_select(0, tokens.reshape(-1)).view(tokens.shape[0], tokens.shape[1], -1);
        var sofar = x.cumsum(1) / arange(1, tokens.shape[1] + 1).view(1, -1, 1);
        var h = (x + sofar * _frozen).tanh() * _gain;
        return nn.functional.linear(h, _output);
    }
}

/// <summary>What stood when the model was called.</summary>
/// <param name="Tokens">Shape and values.</param>
/// <param name="Gradient">Of the output matrix; empty where there was none.</param>
/// <param name="Alive">Tensors of this thread.</param>
/// <param name="Training">The model's mode.</param>
internal sealed record Forward(string Tokens, float[] Gradient, long Alive, bool Training)
{
    public static Forward Seen(Tensor tokens, Tensor? gradient, bool training)
    {
        using var scope = NewDisposeScope();
        return new(Text(tokens), gradient is null ? [] : gradient.contiguous().data<float>().ToArray(),
            DisposeScopeManager.Statistics.ThreadTotalLiveCount, training);
    }

    public static string Text(Tensor tokens) =>
        $"[{string.Join(", ", tokens.shape)}] {string.Join(' ', tokens.contiguous().data<long>().ToArray())}";
}
