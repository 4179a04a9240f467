using Headroom.Training.Adapters;
using Headroom.Training.Models;
using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Specialising;

/// <summary>Trains adapters beside a model whose matrices lie in NF4 (QLoRA, arXiv 2305.14314). The model stays as it was.</summary>
public sealed class AdapterTrainer : IDisposable
{
    private readonly ITokenSource _tokens;
    private readonly long[] _inputs, _targets;

    /// <param name="model">Whose weights are adapted; must outlive this.</param>
    /// <param name="tokens">What is read.</param>
    /// <param name="recipe">How.</param>
    public AdapterTrainer(TinyLm model, ITokenSource tokens, AdapterRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(recipe);
        (_tokens, Recipe) = (tokens, recipe);
        Model = new AdaptedLm(model, AdapterKind.Qlora, recipe.Size, recipe.Seed * 1000L);
        Optimizer = new FusedAdamW(Model.named_parameters(), new AdamWOptions { WeightDecay = 0 });
        _inputs = new long[AdapterRecipe.Batch * model.Shape.Context];
        _targets = new long[_inputs.Length];
    }

    public AdaptedLm Model { get; }

    /// <summary>May get more or fewer steps before the first one.</summary>
    public AdapterRecipe Recipe { get; set; }

    /// <summary>Steps done.</summary>
    public long Done => Optimizer.Steps;

    internal FusedAdamW Optimizer { get; }

    /// <summary>One step; returns its loss in nats per token.</summary>
    /// <exception cref="InvalidOperationException">A gradient is not a number; the weights stay as they were.</exception>
    public double Step()
    {
        using var scope = NewDisposeScope();
        Model.zero_grad();
        _tokens.Batch(Done, AdapterRecipe.Batch, Model.Context, _inputs, _targets);
        var scores = Model.call(tensor(_inputs, [AdapterRecipe.Batch, Model.Context])); // (B, T, V)
        var loss = nn.functional.cross_entropy(scores.view(-1, scores.shape[2]), tensor(_targets), ignore_index: TokenBatch.NoTarget);
        loss.backward();
        Optimizer.Step(Recipe.Schedule.At(Done));
        return loss.item<float>();
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
    }
}
