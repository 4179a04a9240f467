using Headroom.Training.Adapters;
using Headroom.Training.Optimizing;

namespace Headroom.Training.Specialising;

/// <summary>How adapters are trained on a codebase.</summary>
public sealed record AdapterRecipe
{
    /// <summary>Sequences of a step, each of the model's context.</summary>
    public const int Batch = 4;

    public required int Steps { get; init; }

    /// <summary>At its peak; docs/runs/specialise.json has the runs that chose it.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Of the adapters' draw.</summary>
    public int Seed { get; init; } = 1;

    public AdapterSize Size { get; init; } = new(Rank: 16, Alpha: 16);

    public LearningRate Schedule => new(LearningRate, Math.Max(1, Steps / 10), Steps);
}
