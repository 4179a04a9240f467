using System.Text.Json;
using Headroom.Training.Models;
using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Loop;

/// <summary>What one step saw.</summary>
/// <param name="Loss">Cross-entropy with the tokens that came, nats per token, before the step.</param>
/// <param name="GradientNorm">Before clipping.</param>
/// <param name="LearningRate">Of this step.</param>
public readonly record struct StepReport(double Loss, double GradientNorm, double LearningRate);

/// <summary>The loop: batch, forward, loss, backward, step. Nothing of a step is alive after it but weights and both means.</summary>
public sealed class Trainer : ITrainer
{
    private readonly ITokenSource _tokens;
    private readonly TinyLm? _teacher;
    private readonly long[] _inputs, _targets;

    /// <param name="recipe">What to do.</param>
    /// <param name="tokens">What to learn from.</param>
    /// <param name="teacher">Whose probabilities are learned as well; not disposed here.</param>
    /// <exception cref="ArgumentException">Tokens or teacher have another vocabulary than the recipe's model.</exception>
    public Trainer(Recipe recipe, ITokenSource tokens, TinyLm? teacher = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Vocabulary > recipe.Shape.Vocabulary)
            throw new ArgumentException(
                $"the tokens' vocabulary is {tokens.Vocabulary}, the model's {recipe.Shape.Vocabulary}.", nameof(tokens));
        if (teacher is not null && teacher.Shape.Vocabulary != recipe.Shape.Vocabulary)
            throw new ArgumentException(
                $"the teacher's vocabulary is {teacher.Shape.Vocabulary}, the model's {recipe.Shape.Vocabulary}.", nameof(teacher));
        if (teacher is null && recipe.TeacherShare > 0)
            throw new ArgumentException($"{recipe.Name} learns from a teacher, and there is none.", nameof(teacher));
        (Recipe, _tokens, _teacher) = (recipe, tokens, teacher);
        var arithmetic = recipe.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32;
        Model = new TinyLm(recipe.Shape, recipe.Seed) { Arithmetic = arithmetic };
        if (recipe.Copying) CopyingCircuit.Write(Model);
        Optimizer = new FusedAdamW(Model.named_parameters(), recipe.Optimizer);
        _inputs = new long[recipe.Batch * recipe.Shape.Context];
        _targets = new long[_inputs.Length];
    }

    public Recipe Recipe { get; }

    public TinyLm Model { get; }

    public FusedAdamW Optimizer { get; }

    /// <summary>Steps done.</summary>
    public long Done => Optimizer.Steps;

    nn.Module ITrainer.Module => Model;

    long ITrainer.Parameters => Model.Shape.Parameters;

    double ITrainer.FlopsPerToken => Model.Shape.FlopsPerToken(Model.Shape.Context);

    string ITrainer.ShapeText => JsonSerializer.Serialize(Model.Shape);

    /// <summary>One step on the next tokens.</summary>
    /// <exception cref="InvalidOperationException">The loss or a gradient is not a number; the weights stay as they were.</exception>
    public StepReport Step()
    {
        var rate = Recipe.Schedule.At(Done);
        var loss = 0.0;
        Model.zero_grad();
        for (var pass = 0; pass < Recipe.Passes; pass++) loss += Pass(Done * Recipe.Passes + pass) / Recipe.Passes;
        if (!double.IsFinite(loss)) throw new InvalidOperationException($"step {Done + 1}: the loss is not a number.");
        return new(loss, Optimizer.Step(rate), rate);
    }

    /// <summary>Cross-entropy on <paramref name="batches"/> batches of other tokens, nats per token, without learning.</summary>
    public double Evaluate(ITokenSource tokens, int batches)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var still = no_grad();
        var sum = 0.0;
        for (var batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            var (inputs, targets) = Read(tokens, batch);
            sum += CrossEntropy(Model.call(inputs), targets).item<float>();
        }
        return sum / batches;
    }

    /// <summary>Nats per token, and bits per byte of the text that the tokens are of.</summary>
    public string Examine(ITokenSource tokens, int batches)
    {
        var nats = Evaluate(tokens, batches);
        return $"{nats:0.0000} nats/token = {nats / Math.Log(2) / tokens.BytesPerToken:0.0000} bits/byte";
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
    }

    private float Pass(long batch)
    {
        using var scope = NewDisposeScope();
        var (inputs, targets) = Read(_tokens, batch);
        var scores = Model.call(inputs); // (B, T, V)
        var (whole, loss) = Loss(scores, inputs, targets);
        (Recipe.Passes == 1 ? whole : whole / Recipe.Passes).backward();
        return loss.item<float>();
    }

    private (Tensor Whole, Tensor OfTokens) Loss(Tensor scores, Tensor inputs, Tensor targets)
    {
        if (_teacher is null || Recipe.TeacherShare == 0)
        {
            var loss = CrossEntropy(scores, targets);
            return (loss, loss);
        }
        Tensor said;
        using (no_grad()) said = _teacher.call(inputs);
        return TeacherLoss.Of(scores, said, targets, Recipe.TeacherTemperature, Recipe.TeacherShare);
    }

    private (Tensor Inputs, Tensor Targets) Read(ITokenSource tokens, long batch)
    {
        tokens.Batch(batch, Recipe.Batch, Recipe.Shape.Context, _inputs, _targets);
        return (tensor(_inputs, [Recipe.Batch, Recipe.Shape.Context]), tensor(_targets));
    }

    private static Tensor CrossEntropy(Tensor scores, Tensor targets) =>
        nn.functional.cross_entropy(scores.view(-1, scores.shape[2]), targets, ignore_index: TokenBatch.NoTarget);
}
