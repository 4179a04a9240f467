namespace Headroom.Diagnosing;

/// <summary>
/// What a training run left behind. Losses are cross-entropies in nats per token; from a step on they may be NaN. Which optimizer it was is
/// not written down, nor whether the loss was scaled before its gradient was taken.
/// </summary>
public sealed record RunRecord
{
    /// <summary>Tokens that there are: V.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Rows of the first batch.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>Training loss of each step, before the step; the first is that of the untrained model.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>Learning rate of each step.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>Length of the gradient over all weights, of each step, before it is clipped.</summary>
    public required IReadOnlyList<double> GradientNorms { get; init; }

    /// <summary>
    /// Of the first step: the length of the gradient with respect to what leaves the embedding, then each block up to the last,
    /// [blocks + 1].
    /// </summary>
    public required IReadOnlyList<double> LayerGradients { get; init; }

    /// <summary>Losses of the same model from its first weights, trained on one batch alone at a small rate of its own.</summary>
    public required IReadOnlyList<double> OneBatch { get; init; }

    /// <summary>Steps from one loss on held-out windows to the next.</summary>
    public required int HeldOutEvery { get; init; }

    /// <summary>Losses on held-out windows, before step 0, <see cref="HeldOutEvery"/> and so on, and after the last.</summary>
    public required IReadOnlyList<double> HeldOutLosses { get; init; }

    /// <summary>Texts that were trained on, as tokens. They differ in length.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> TrainingWindows { get; init; }

    /// <summary>
    /// Texts that were held out. One leaked where at least half of it stands in a training window in one piece; sharing phrases is no leak.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<int>> HeldOutWindows { get; init; }
}
