using Headroom.Training.Models;

namespace Headroom.Training.Scaling;

/// <summary>One run of many: a model of a width, trained on a number of tokens with a schedule of that length, and measured.</summary>
/// <param name="Width">Numbers in a token's vector.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Tokens">Read while it learned; each is a byte.</param>
/// <param name="BitsPerByte">On the text that was held out.</param>
public sealed record ScalingPoint(int Width, int Layers, long Tokens, double BitsPerByte)
{
    /// <summary>Bytes that the model sees before one.</summary>
    public const int Context = 64;

    /// <summary>Heads of 32 numbers, or one of 16, and a feed-forward part as large as that of a tutorial's GPT.</summary>
    public TinyLmShape Shape => new()
    {
        Vocabulary = 256, Context = Context, Width = Width, Layers = Layers,
        Heads = Math.Max(1, Width / 32), KvHeads = Math.Max(1, Width / 32), Hidden = 8 * Width / 3 / 8 * 8,
    };

    /// <summary>Of training: 6 a weight and token, and attention.</summary>
    public double Flops => Shape.FlopsPerToken(Context) * Tokens;
}
