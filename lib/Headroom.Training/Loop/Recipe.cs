using System.Text.Json.Serialization;
using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Optimizing;

namespace Headroom.Training.Loop;

/// <summary>All that decides what a run computes: with the same tokens, the same recipe is the same model.</summary>
public sealed record Recipe
{
    public required string Name { get; init; }

    public required TinyLmShape Shape { get; init; }

    public TokenShares Shares { get; init; }

    /// <summary>Which tokens these are: a run that is resumed reads no others. Set when a run begins.</summary>
    public string Data { get; init; } = "";

    /// <summary>Steps of the optimizer.</summary>
    public required long Steps { get; init; }

    /// <summary>Sequences in each forward and backward pass.</summary>
    public required int Batch { get; init; }

    /// <summary>Passes whose gradients one step adds up.</summary>
    public int Passes { get; init; } = 1;

    public required double LearningRate { get; init; }

    public long Warmup { get; init; } = 100;

    /// <summary>What the learning rate falls to, as a share of its peak.</summary>
    public double FinalShare { get; init; } = 0.05;

    public AdamWOptions Optimizer { get; init; } = new();

    public long Seed { get; init; } = 1;

    /// <summary>Whether a circuit that copies stands in the first weights (<see cref="CopyingCircuit"/>).</summary>
    public bool Copying { get; init; }

    /// <summary>
    /// A drafter that reads the states of a target of this shape, and is trained in place of a model of it; null, which is the rule, for
    /// none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeatureShape? Drafter { get; init; }

    /// <summary>Whether matrices are multiplied in BF16. Weights, gradients, moments and the loss are FP32 either way.</summary>
    public bool Bf16 { get; init; }

    /// <summary>
    /// Share of the loss that a teacher's probabilities have, where there is a teacher; the rest is the tokens that came. 0 is no teacher.
    /// </summary>
    public double TeacherShare { get; init; }

    /// <summary>What both distributions' scores are divided by where there is a teacher (<see cref="TeacherLoss"/>).</summary>
    public double TeacherTemperature { get; init; } = 1;

    public int TokensPerStep => Batch * Passes * Shape.Context;

    public LearningRate Schedule => new(LearningRate, Math.Min(Warmup, Math.Max(1, Steps / 10)), Steps, FinalShare);
}
