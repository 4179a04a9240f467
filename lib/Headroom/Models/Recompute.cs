namespace Headroom.Models;

/// <summary>What the backward pass computes again instead of keeping it.</summary>
public enum Recompute
{
    /// <summary>All is kept: s b h (34 + 5 a s / h) bytes per layer (arXiv 2205.05198, FP16 activations).</summary>
    Nothing,

    /// <summary>Attention scores, as FlashAttention does: 34 s b h bytes per layer.</summary>
    Scores,

    /// <summary>Whole layers from their inputs: 2 s b h bytes per layer, and 34 s b h for the one at work.</summary>
    Layers,
}
