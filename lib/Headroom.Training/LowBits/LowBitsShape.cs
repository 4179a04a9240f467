namespace Headroom.Training.LowBits;

/// <summary>Sizes of a model that is trained in few bits, and its outliers.</summary>
/// <param name="Width">Numbers in a token's vector: whole heads of 16.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Outliers">Channels of <see cref="Factor"/> times the size that enter a block's matrices.</param>
/// <param name="Factor">How many times the size of the others; 1 where there are none.</param>
public sealed record LowBitsShape(int Width, int Layers = 2, int Outliers = 0, float Factor = 1)
{
    /// <summary>Tokens, each a byte, of a sequence.</summary>
    public const int Context = 64;

    internal const int HeadSize = 16;

    /// <summary>Four channels of 64 are beyond what E4M3 reaches, as single channels of large models are.</summary>
    public static LowBitsShape ForEight { get; } = new(64, Outliers: 4, Factor: 1000);

    /// <summary>Four channels of 64 are larger than others, one in each block of 16: FP4 has eight magnitudes in all.</summary>
    public static LowBitsShape ForFour { get; } = new(64, Outliers: 4, Factor: 8);

    /// <summary>Weights of the blocks' matrices: 12 D^2 a block.</summary>
    public long Parameters => 12L * Width * Width * Layers;
}
