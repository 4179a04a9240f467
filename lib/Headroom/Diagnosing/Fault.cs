namespace Headroom.Diagnosing;

/// <summary>Why a run does not learn what it should. Each has one number that proves it.</summary>
public enum Fault
{
    /// <summary>Nothing is wrong, whether the run is fast or slow. Evidence: 0.</summary>
    None,

    /// <summary>
    /// A target is not the token after its input. Evidence: the offset d at which the targets are inputs,
    /// <c>Targets[t] == Inputs[t + d]</c>; 1 would be right.
    /// </summary>
    TargetsShifted,

    /// <summary>Before the first step the loss is not ln V, that of a guess. Evidence: <c>Losses[0] - ln V</c>, nats.</summary>
    FirstLoss,

    /// <summary>
    /// The gradient grows from block to block on its way back, before any step is taken. Evidence: by which factor a block,
    /// <c>(LayerGradients[0] / LayerGradients[^1])^(1 / blocks)</c>.
    /// </summary>
    GradientsExplode,

    /// <summary>One batch, seen again and again, is not learned by heart. Evidence: the least loss of <c>OneBatch</c>, nats.</summary>
    CannotOverfit,

    /// <summary>Steps are so long that the loss turns and rises. Evidence: the rate of the step at which the loss was least.</summary>
    RateTooHigh,

    /// <summary>What is held out was trained on. Evidence: how many held-out windows leaked.</summary>
    HeldOutLeaked,
}
