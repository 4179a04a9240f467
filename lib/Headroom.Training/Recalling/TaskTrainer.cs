using Headroom.Training.Loop;
using Headroom.Training.Mixers;
using Headroom.Training.Optimizing;
using Headroom.Training.Seeds;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Recalling;

/// <summary>How a model is trained on a task.</summary>
public sealed record TaskRecipe
{
    public required int Steps { get; init; }

    /// <summary>Sequences of a step.</summary>
    public int Batch { get; init; } = 32;

    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Of the first weights and of the sequences.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>What a model knows, on sequences that it was not trained on.</summary>
/// <param name="Loss">Nats an answer.</param>
/// <param name="Recall">Share of the answers that are right.</param>
public readonly record struct TaskScore(double Loss, double Recall);

/// <summary>Trains a model of mixers on a task: loss and answers count where something is asked, and nowhere else.</summary>
public sealed class TaskTrainer : IDisposable
{
    private const ulong Learned = 0, Examined = 1;

    private readonly ISequenceTask _task;
    private readonly TaskRecipe _recipe;
    private readonly LearningRate _schedule;
    private readonly FusedAdamW _optimizer;
    private readonly long[] _inputs, _targets;

    /// <exception cref="ArgumentException">The shape has another vocabulary than the task.</exception>
    public TaskTrainer(MixedShape shape, ISequenceTask task, TaskRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(recipe);
        if (shape.Vocabulary != task.Vocabulary)
            throw new ArgumentException($"the task's vocabulary is {task.Vocabulary}, the model's {shape.Vocabulary}.", nameof(task));
        (_task, _recipe) = (task, recipe);
        _schedule = new LearningRate(recipe.LearningRate, Math.Max(1, recipe.Steps / 10), recipe.Steps);
        Model = new MixedLm(shape, recipe.Seed);
        _optimizer = new FusedAdamW(Model.named_parameters(), new AdamWOptions { Beta2 = 0.98f, WeightDecay = 0 });
        _inputs = new long[recipe.Batch * task.Length];
        _targets = new long[_inputs.Length];
    }

    public MixedLm Model { get; }

    /// <summary>Steps done.</summary>
    public long Done => _optimizer.Steps;

    /// <summary>One step on sequences that were not seen before.</summary>
    /// <exception cref="InvalidOperationException">A gradient is not a number; the weights stay as they were.</exception>
    public StepReport Step()
    {
        using var scope = NewDisposeScope();
        var rate = _schedule.At(Done);
        Model.zero_grad();
        var (inputs, targets) = Read(_task, Learned, Done);
        var loss = Loss(Model.call(inputs), targets);
        loss.backward();
        return new(loss.item<float>(), _optimizer.Step(rate), rate);
    }

    /// <summary>The steps of the recipe that are left.</summary>
    public void Train()
    {
        while (Done < _recipe.Steps) Step();
    }

    /// <summary>Of as many sequences as <paramref name="batches"/> steps have, the same ones each time.</summary>
    /// <param name="batches">How many.</param>
    /// <param name="other">What is asked, where it is not what was learned: of the same vocabulary and length.</param>
    public TaskScore Examine(int batches, ISequenceTask? other = null)
    {
        using var still = no_grad();
        var (loss, right, asked) = (0.0, 0L, 0L);
        for (var batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            var (inputs, targets) = Read(other ?? _task, Examined, batch);
            var scores = Model.call(inputs);
            var here = _targets.Count(target => target != TokenBatch.NoTarget);
            loss += Loss(scores, targets).item<float>() * here;
            right += scores.argmax(2).view(-1).eq(targets).sum().item<long>(); // nothing that is answered is NoTarget
            asked += here;
        }
        return new(loss / asked, (double)right / asked);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        Model.Dispose();
    }

    private (Tensor Inputs, Tensor Targets) Read(ISequenceTask task, ulong use, long batch)
    {
        var (rows, length) = (_recipe.Batch, task.Length);
        for (var row = 0; row < rows; row++)
            task.Write(
                Dice.For((ulong)_recipe.Seed << 1 | use, (ulong)(batch * rows + row)), _inputs.AsSpan(row * length, length),
                _targets.AsSpan(row * length, length));
        return (tensor(_inputs, [rows, length]), tensor(_targets));
    }

    private static Tensor Loss(Tensor scores, Tensor targets) =>
        nn.functional.cross_entropy(scores.view(-1, scores.shape[2]), targets, ignore_index: TokenBatch.NoTarget);
}
