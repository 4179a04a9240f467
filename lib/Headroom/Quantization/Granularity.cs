namespace Headroom.Quantization;

/// <summary>What of a matrix shares one scale.</summary>
public enum Granularity
{
    /// <summary>Everything.</summary>
    Tensor,

    /// <summary>Each row.</summary>
    Row,

    /// <summary>Each column.</summary>
    Column,
}
