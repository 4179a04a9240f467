using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Tokens;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>
/// What a drafter begins with where there is a draft model of its sizes. Slots go through the draft's last layers, and the target's states
/// are mapped to what these layers would have of the text themselves, by least squares. So the first slot guesses nearly as the draft does
/// before any step; what the states know beyond that, and the slots behind, are left to training.
/// </summary>
internal sealed class FirstWeights
{
    private const int Batches = 12;     // of text for least squares: with 1,024 tokens each ten for each number of a state
    private const double Ridge = 1e-3;  // of the mean square of a number

    private readonly FeatureShape _shape;
    private readonly TinyLm _draft;
    private readonly Dictionary<string, Parameter> _own, _given;

    private FirstWeights(FeatureModel model, TinyLm draft)
    {
        (_shape, _draft) = (model.Shape, draft);
        _own = model.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        _given = draft.named_parameters().ToDictionary(each => each.name, each => each.parameter);
    }

    /// <summary>Why a draft's weights do not fit; null where they do.</summary>
    public static string? WhyNot(FeatureShape shape, DecoderShape draft)
    {
        foreach (var (name, mine, its) in new[]
            {
                ("vocabulary", shape.Vocabulary, draft.Vocabulary), ("width", shape.Width, draft.Width),
                ("heads", shape.Heads, draft.Heads),
                ("heads that are asked", shape.KvHeads, draft.KvHeads), ("gated numbers", shape.Hidden, draft.Hidden),
            })
            if (mine != its) return $"the drafter has {mine} as its {name}, and the draft {its}";
        return draft.Layers < shape.Layers ? $"the drafter has {shape.Layers} layers, and the draft {draft.Layers}" : null;
    }

    /// <summary>Writes them into a model.</summary>
    /// <param name="model">Whose other weights stay as they are.</param>
    /// <param name="target">Whose states are read.</param>
    /// <param name="draft">Whose layers are taken.</param>
    /// <param name="tokens">For least squares.</param>
    /// <param name="rows">Of a batch.</param>
    /// <returns>The share of the draft's own states that the target's explain, on the same text.</returns>
    /// <exception cref="ArgumentException">The draft is of other sizes.</exception>
    public static double Write(FeatureModel model, TinyLm target, TinyLm draft, ITokenSource tokens, int rows)
    {
        if (WhyNot(model.Shape, draft.Shape) is { } why) throw new ArgumentException(why + ".", nameof(draft));
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var first = new FirstWeights(model, draft);
        first.TakeLayers();
        return first.Fuse(target, tokens, rows);
    }

    // Gains before queries, keys and values go into these matrices: the states of the text come to them without.
    private void TakeLayers()
    {
        Copy(FeatureNames.Embed, _given[WeightNames.Embed]);
        Copy(FeatureNames.FinalNorm, _given[WeightNames.FinalNorm]);
        for (var block = 0; block < _shape.Layers; block++)
        {
            var from = _draft.Shape.Layers - _shape.Layers + block;
            var qkv = _given[WeightNames.Qkv(from)] * _given[WeightNames.AttentionNorm(from)];
            var queries = _shape.Heads * _shape.HeadSize;
            Copy(FeatureNames.Query(block), qkv.narrow(0, 0, queries));
            Copy(FeatureNames.KeyValue(block), qkv.narrow(0, queries, _shape.KeyValueRows));
            Copy(FeatureNames.Output(block), _given[WeightNames.Output(from)]);
            Copy(FeatureNames.FeedNorm(block), _given[WeightNames.FeedNorm(from)]);
            Copy(FeatureNames.GateUp(block), _given[WeightNames.GateUp(from)]);
            Copy(FeatureNames.Down(block), _given[WeightNames.Down(from)]);
        }
    }

    // W = (X'X + r)^-1 X'Y: states X of the target, each of length 1, to Y, the mean of what comes to the draft's layers.
    private double Fuse(TinyLm target, ITokenSource tokens, int rows)
    {
        var (inputs, targets) = (new long[rows * _shape.Context], new long[rows * _shape.Context]);
        var (xx, xy, yy) = (zeros(_shape.Read, _shape.Read), zeros(_shape.Read, _shape.Width), 0.0);
        for (var batch = 0; batch < Batches; batch++)
        {
            using var scope = NewDisposeScope();
            tokens.Batch(batch, rows, _shape.Context, inputs, targets);
            var text = tensor(inputs, [rows, _shape.Context]);
            var (_, states) = target.Tapped(text, _shape.Low, _shape.Middle, _shape.High);
            var x = FeatureModel.Normed(states, _shape.NormEpsilon).view(-1, _shape.Read);
            var y = OfDraft(text).view(-1, _shape.Width);
            xx.add_(matmul(x.t(), x));
            xy.add_(matmul(x.t(), y));
            yy += y.square().sum().item<float>();
        }
        var ridge = xx.diagonal().mean().item<float>() * Ridge;
        var map = linalg.solve(xx + eye(_shape.Read) * ridge, xy); // (3 W, D)
        Copy(FeatureNames.Fuse, map.t());
        return (2 * (map * xy).sum().item<float>() - (map * matmul(xx, map)).sum().item<float>()) / yy;
    }

    // (B, T, D): what the draft's last layers get, each of them of length 1, in the mean.
    private Tensor OfDraft(Tensor text)
    {
        var before = Enumerable.Range(_draft.Shape.Layers - _shape.Layers - 1, _shape.Layers).ToArray(); // -1 is the embedding
        var states = _draft.Tapped(text, [.. before.Where(layer => layer >= 0)]).States;
        if (before[0] < 0)
        {
            var embedded = _given[WeightNames.Embed].index_select(0, text.view(-1)).view(text.shape[0], text.shape[1], 1, -1);
            states = cat([embedded, states], 2);
        }
        return FeatureModel.Normed(states, _shape.NormEpsilon).mean([2]);
    }

    private void Copy(string name, Tensor values) => _own[name].copy_(values);
}
