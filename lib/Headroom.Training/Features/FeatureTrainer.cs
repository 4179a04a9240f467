using System.Text.Json;
using Headroom.Shipped;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>
/// Trains a drafter on the states that the target has on the text, and on the target's probabilities there. Near guesses weigh more: a far
/// one is asked only where all before it were right.
/// </summary>
public sealed class FeatureTrainer : ITrainer
{
    private const int Stride = 4; // from a block to the next: with 8 slots each token is guessed twice a step
    private const double Decay = 4; // slots until a guess weighs e times less, as DFlash has it for blocks of 8

    private readonly ITokenSource _tokens;
    private readonly TinyLm _target;
    private readonly FeatureModel _model;
    private readonly FeatureShape _shape;
    private readonly long[] _inputs, _targets;

    /// <param name="recipe">What to do; its drafter is what is trained.</param>
    /// <param name="tokens">Whose text.</param>
    /// <param name="target">Whose states and probabilities; not disposed here.</param>
    /// <param name="draft">Whose weights the drafter begins with, not disposed here; null to draw all.</param>
    /// <exception cref="ArgumentException">The recipe has no drafter, or the target is of other sizes.</exception>
    public FeatureTrainer(Recipe recipe, ITokenSource tokens, TinyLm target, TinyLm? draft = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(target);
        _shape = recipe.Drafter ?? throw new ArgumentException($"{recipe.Name} has no drafter to train.", nameof(recipe));
        var sizes = target.Shape;
        if (sizes.Width != _shape.TargetWidth || sizes.Vocabulary != _shape.Vocabulary || sizes.Layers <= _shape.High)
            throw new ArgumentException(
                $"{recipe.Name} reads block {_shape.High} of a model of width {_shape.TargetWidth} and {_shape.Vocabulary} tokens; the "
                + $"target has {sizes.Layers} blocks, width {sizes.Width} and {sizes.Vocabulary} tokens.", nameof(target));
        if (recipe.TeacherShare is not (> 0 and <= 1))
            throw new ArgumentException($"{recipe.Name} learns from the target, and its share is {recipe.TeacherShare}.", nameof(recipe));
        (Recipe, _tokens, _target) = (recipe, tokens, target);
        _model = new FeatureModel(_shape, recipe.Seed)
        {
            Arithmetic = recipe.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32,
        };
        if (draft is not null) ExplainedAtFirst = FirstWeights.Write(_model, target, draft, tokens, recipe.Batch);
        Optimizer = new FusedAdamW(_model.named_parameters(), recipe.Optimizer);
        _inputs = new long[recipe.Batch * recipe.Shape.Context];
        _targets = new long[_inputs.Length];
    }

    /// <summary>The share of the draft's own states that the target's explain before the first step; null without a draft.</summary>
    public double? ExplainedAtFirst { get; }

    public Recipe Recipe { get; }

    public nn.Module Module => _model;

    public FusedAdamW Optimizer { get; }

    public long Done => Optimizer.Steps;

    public long Parameters => _shape.Parameters;

    /// <summary>The target's forward pass is 2 a weight; a drafter's weights are met by K / stride slots of each token, at 6.</summary>
    public double FlopsPerToken => 2.0 * _target.Shape.MatrixWeights + 6.0 * _shape.MatrixWeights * _shape.Slots / Stride;

    public string ShapeText => JsonSerializer.Serialize(_shape);

    public StepReport Step()
    {
        var rate = Recipe.Schedule.At(Done);
        var loss = 0.0;
        _model.zero_grad();
        for (var pass = 0; pass < Recipe.Passes; pass++) loss += Pass(Done * Recipe.Passes + pass) / Recipe.Passes;
        if (!double.IsFinite(loss)) throw new InvalidOperationException($"step {Done + 1}: the loss is not a number.");
        return new(loss, Optimizer.Step(rate), rate);
    }

    /// <summary>
    /// The overlap of drafter and target at each slot, which is how often a sampled guess is right at best, and the tokens of a pass.
    /// </summary>
    public string Examine(ITokenSource tokens, int batches)
    {
        var overlaps = Overlaps(tokens, batches);
        return $"right {string.Join(", ", overlaps.BySlot.Select(share => $"{100 * share:0.0}"))} %; {overlaps.TokensPerPass:0.00} a pass";
    }

    /// <summary>
    /// The sum of min(p, q) over the vocabulary, mean by slot, and 1 plus the sums of its products from the first slot on.
    /// </summary>
    internal (double[] BySlot, double TokensPerPass) Overlaps(ITokenSource tokens, int batches)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var still = no_grad();
        var (sums, pass) = (new double[_shape.Slots], 0.0);
        for (var batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            var (scores, probabilities, _) = Guessed(tokens, batch);
            var overlap = minimum(nn.functional.softmax(scores, -1), probabilities).sum(-1).view(-1, _shape.Slots); // (B A, K)
            foreach (var (slot, mean) in overlap.mean([0]).data<float>().ToArray().Index()) sums[slot] += mean / batches;
            pass += (1 + overlap.cumprod(1).sum(-1).mean().item<float>()) / batches;
        }
        return (sums, pass);
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _model.Dispose();
    }

    // Cross-entropy with a mixture of the target's probabilities and the token that came: a KL divergence and a constant.
    private float Pass(long batch)
    {
        using var scope = NewDisposeScope();
        var (scores, probabilities, came) = Guessed(_tokens, batch);
        var logs = nn.functional.log_softmax(scores, -1); // (B, A K, V)
        var ofTarget = (probabilities * logs).sum(-1); // (B, A K)
        var ofText = logs.gather(-1, came.unsqueeze(-1)).squeeze(-1);
        var each = ofTarget * Recipe.TeacherShare + ofText * (1 - Recipe.TeacherShare);
        var loss = (each.view(-1, _shape.Slots) * Weights()).sum(-1).mean().neg();
        (Recipe.Passes == 1 ? loss : loss / Recipe.Passes).backward();
        return loss.item<float>();
    }

    // Sum to 1.
    private Tensor Weights()
    {
        var weights = Enumerable.Range(0, _shape.Slots).Select(slot => (float)Math.Exp(-slot / Decay)).ToArray();
        return tensor([.. weights.Select(weight => weight / weights.Sum())]);
    }

    private (Tensor Scores, Tensor Probabilities, Tensor Came) Guessed(ITokenSource source, long batch)
    {
        var context = Recipe.Shape.Context;
        source.Batch(batch, Recipe.Batch, context, _inputs, _targets);
        var anchors = new FeatureAnchors(context, _shape.Slots, first: (int)(batch % Stride), Stride);
        var (inputs, next) = (tensor(_inputs, [Recipe.Batch, context]), tensor(_targets, [Recipe.Batch, context]));
        Tensor states, probabilities;
        using (no_grad())
        {
            (var scores, states) = _target.Tapped(inputs, _shape.Low, _shape.Middle, _shape.High);
            probabilities = nn.functional.softmax(scores.index_select(1, anchors.Guessed), -1);
        }
        return (_model.Scores(states, next, anchors), probabilities, next.index_select(1, anchors.Guessed));
    }
}
