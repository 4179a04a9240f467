using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Adapters;

/// <summary>
/// A <see cref="TinyLm"/> of which the four matrices of each block are adapted. Embedding, head and norms are the model's own and frozen.
/// FP32.
/// </summary>
public sealed class AdaptedLm : nn.Module<Tensor, Tensor>
{
    private static readonly string[] s_names = ["attention.qkv", "attention.output", "feed.gate_up", "feed.down"];

    private readonly ModuleList<nn.Module<Tensor, Tensor>> _matrices;
    private readonly Dictionary<string, Tensor> _frozen;
    private readonly HeadsLayout _layout;
    private readonly TinyLmShape _shape;

    /// <param name="model">Whose weights it begins with; stays the owner of what is not trained or packed, and must outlive this.</param>
    /// <param name="kind">What is trained.</param>
    /// <param name="size">Of adapters; of no meaning where the matrices themselves are trained.</param>
    /// <param name="seed">Of the adapters' draw.</param>
    /// <exception cref="ArgumentException">The model is less than a transformer.</exception>
    public AdaptedLm(TinyLm model, AdapterKind kind, AdapterSize size, long seed = 1) : base(nameof(AdaptedLm))
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Shape.Has(TinyLmParts.All) || model.Shape.Layers == 0)
            throw new ArgumentException("adapters stand beside the matrices of a transformer, and this model lacks some.", nameof(model));
        (_shape, Kind) = (model.Shape, kind);
        _frozen = model.named_parameters().ToDictionary(one => one.name, one => one.parameter.detach().DetachFromDisposeScope());
        using (var rotary = new RotaryTable(_shape.Context, _shape.HeadSize, _shape.RopeBase, turns: true))
            _layout = new HeadsLayout(_shape.Heads, _shape.KvHeads, _shape.HeadSize, rotary.Cosines, rotary.Sines);
        var matrices = new List<nn.Module<Tensor, Tensor>>();
        for (var block = 0; block < _shape.Layers; block++)
            foreach (var name in s_names) matrices.Add(Adapted(_frozen[$"blocks.{block}.{name}"], kind, size, seed + matrices.Count));
        _matrices = nn.ModuleList([.. matrices]);
        RegisterComponents();
    }

    public AdapterKind Kind { get; }

    /// <summary>The longest sequence.</summary>
    public int Context => _shape.Context;

    /// <summary>Numbers that an optimizer moves.</summary>
    public long Trained => parameters().Sum(parameter => parameter.numel());

    /// <summary>
    /// Bytes of the matrices and of training them with Adam: what is frozen as it lies, and 16 for each trained number, which has a
    /// gradient and two means.
    /// </summary>
    public long Bytes { get; private set; }

    /// <summary>Tokens (B, T) of Int64 to scores before softmax (B, T, V).</summary>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var rows = _frozen["embed.weight"].index_select(0, tokens.flatten());
        var x = rows.view(tokens.shape[0], tokens.shape[1], _shape.Width); // (B, T, D)
        for (var block = 0; block < _shape.Layers; block++)
        {
            x = x + Attention(Norm(x, $"blocks.{block}.attention_norm"), 4 * block);
            x = x + _matrices[4 * block + 3].call(GateFunction.apply(_matrices[4 * block + 2].call(Norm(x, $"blocks.{block}.feed_norm"))));
        }
        return nn.functional.linear(Norm(x, "norm"), _frozen[_shape.TiedHead ? "embed.weight" : "head"]).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var weight in _frozen.Values) weight.Dispose();
        base.Dispose(disposing);
    }

    private nn.Module<Tensor, Tensor> Adapted(Tensor weight, AdapterKind kind, AdapterSize size, long seed)
    {
        if (kind == AdapterKind.Plain)
        {
            Bytes += 16 * weight.numel();
            return new TrainedMatrix(weight);
        }
        FrozenMatrix frozen = kind == AdapterKind.Lora ? new FrozenMatrix.Floats(weight) : new FrozenMatrix.Codes(weight);
        Bytes += frozen.Bytes + 16L * size.Rank * (frozen.Inputs + frozen.Outputs);
        return new AdaptedMatrix(frozen, size.Rank, size.Alpha, seed);
    }

    private Tensor Norm(Tensor x, string name) => NormFunction.apply(x, _frozen[$"{name}.weight"], _shape.NormEpsilon);

    private Tensor Attention(Tensor x, int at)
    {
        var heads = HeadsFunction.apply(_matrices[at].call(x), _layout); // (B, H, T, h) each
        var mixed = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true);
        return _matrices[at + 1].call(mixed.transpose(1, 2).reshape(x.shape[0], x.shape[1], _shape.Width));
    }
}
