namespace Headroom.Stages;

/// <summary>The sizes of a small decoder.</summary>
/// <param name="Layers">From 0.</param>
/// <param name="Heads">Of attention.</param>
/// <param name="HeadWidth">Columns of a head, at most 32.</param>
/// <param name="Hidden">Between the gate and the way down.</param>
/// <param name="Vocabulary">Tokens.</param>
/// <param name="Capacity">Positions of the cache.</param>
public sealed record DecoderSizes(int Layers, int Heads, int HeadWidth, int Hidden, int Vocabulary, int Capacity)
{
    public int Width => Heads * HeadWidth;

    /// <summary>Bytes that a step reads of weights, the logits' included.</summary>
    public double WeightBytes => 4.0 * (Layers * Width * (4.0 * Width + 3.0 * Hidden) + (double)Vocabulary * Width);
}
