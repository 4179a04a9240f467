namespace Headroom.Training.LowBits;

/// <summary>Sizes of a model that is trained in few bits, and its outliers.</summary>
/// <param name="Width">Numbers in a token's vector: whole heads of 16.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Outliers">Channels of <see cref="OutlierFactor"/> times the size that enter a block's matrices.</param>
public sealed record LowBitsShape(int Width, int Layers = 2, int Outliers = 0)
{
    /// <summary>Tokens, each a byte, of a sequence.</summary>
    public const int Context = 64;

    internal const int HeadSize = 16;

    /// <summary>How many times the size of the others.</summary>
    public float OutlierFactor { get; init; } = 1000;

    /// <summary>Weights of the blocks' matrices: 12 D^2 a block.</summary>
    public long Parameters => 12L * Width * Width * Layers;
}
