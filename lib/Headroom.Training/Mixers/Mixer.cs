using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>
/// Lets tokens of a sequence know of those before them. All tokens at once, or one after the other: the numbers are the same.
/// </summary>
internal abstract class Mixer(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The next token of each sequence.</summary>
    /// <param name="x">(B, D).</param>
    /// <param name="memory">What was kept of those before; changed.</param>
    /// <returns>(B, D).</returns>
    public abstract Tensor Step(Tensor x, MixerMemory memory);

    public static Mixer Of(MixerKind kind, MixedShape shape, FirstDraws draw) => kind switch
    {
        MixerKind.Attention => new AttentionMixer(shape, draw),
        MixerKind.Scan => new ScanMixer(shape, draw),
        _ => new GatedLinearMixer(shape, draw),
    };
}
