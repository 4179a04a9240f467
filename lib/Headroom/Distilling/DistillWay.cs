namespace Headroom.Distilling;

/// <summary>What a student learns from.</summary>
public enum DistillWay
{
    /// <summary>The tokens of the tales alone.</summary>
    Text,

    /// <summary>The same tales, and at each token the teacher's shares.</summary>
    Shares,

    /// <summary>The same, both distributions flattened by a temperature.</summary>
    Flattened,

    /// <summary>The tokens of tales that the teacher wrote.</summary>
    Sequences,
}
