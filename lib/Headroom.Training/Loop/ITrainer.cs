using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using static TorchSharp.torch;

namespace Headroom.Training.Loop;

/// <summary>A model while it trains, whatever it is: what a run and a checkpoint need of it.</summary>
public interface ITrainer : IDisposable
{
    Recipe Recipe { get; }

    /// <summary>Whose parameters are trained.</summary>
    nn.Module Module { get; }

    FusedAdamW Optimizer { get; }

    /// <summary>Steps done.</summary>
    long Done { get; }

    /// <summary>Of the model.</summary>
    long Parameters { get; }

    /// <summary>FLOPs of a step for each token of its rows.</summary>
    double FlopsPerToken { get; }

    /// <summary>The model's shape, as files have it in their metadata.</summary>
    string ShapeText { get; }

    /// <summary>One step on the next tokens.</summary>
    /// <exception cref="InvalidOperationException">The loss or a gradient is not a number; the weights stay as they were.</exception>
    StepReport Step();

    /// <summary>How good it is on other tokens, without learning: what stands behind their name in a log.</summary>
    string Examine(ITokenSource tokens, int batches);
}
