using Headroom.Diagnosing;

namespace Headroom.Training.Diagnosing;

/// <summary>What is done to a run of the laboratory. The first seven are healthy, however they look.</summary>
public enum Circumstance
{
    Plain,

    /// <summary>A rate so low that the loss has hardly moved by the end.</summary>
    Slow,

    /// <summary>Gradient descent with momentum, whose good rates are a hundred times AdamW's.</summary>
    Descent,

    /// <summary>One row a step.</summary>
    Noisy,

    /// <summary>One batch of noise among good ones.</summary>
    Spike,

    /// <summary>The loss is multiplied by up to 65,536 before its gradient is taken, as FP16 needs it.</summary>
    ScaledLoss,

    /// <summary>So few texts that they are soon known by heart, while the held-out loss rises.</summary>
    Memorising,

    /// <summary>The head's first weights are far too large.</summary>
    LargeHead,

    /// <summary>The loss is a mean over padding as well, which has none.</summary>
    MeanOverPadding,

    /// <summary>Blocks without norms, their first weights too large.</summary>
    Unnormalised,

    /// <summary>The optimizer holds the norms' gains and nothing else.</summary>
    Frozen,

    /// <summary>Weight decay a hundred times too strong.</summary>
    Decayed,

    /// <summary>Targets are shuffled anew each step, and inputs are not.</summary>
    Shuffled,

    /// <summary>A target is the token itself, the one before, or one that comes later than next.</summary>
    Shifted,

    /// <summary>AdamW at a rate far too high.</summary>
    Steep,

    /// <summary>Gradient descent at a rate so high that the loss overflows.</summary>
    SteepDescent,

    /// <summary>Some held-out texts have pieces of training texts in them.</summary>
    Leaked,
}

public static class Circumstances
{
    /// <summary>The fault that a diagnosis should name.</summary>
    public static Fault Fault(this Circumstance circumstance) => circumstance switch
    {
        Circumstance.LargeHead or Circumstance.MeanOverPadding => Headroom.Diagnosing.Fault.FirstLoss,
        Circumstance.Unnormalised => Headroom.Diagnosing.Fault.GradientsExplode,
        Circumstance.Frozen or Circumstance.Decayed or Circumstance.Shuffled => Headroom.Diagnosing.Fault.CannotOverfit,
        Circumstance.Shifted => Headroom.Diagnosing.Fault.TargetsShifted,
        Circumstance.Steep or Circumstance.SteepDescent => Headroom.Diagnosing.Fault.RateTooHigh,
        Circumstance.Leaked => Headroom.Diagnosing.Fault.HeldOutLeaked,
        _ => Headroom.Diagnosing.Fault.None,
    };
}
