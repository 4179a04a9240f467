using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Mixers;

/// <summary>
/// What a model keeps of one text while it writes: rows of attention layers, which grow with the text, up to the window where they have
/// one, and states of the others, which do not. What short convolutions keep, a few tokens' worth, is left out.
/// </summary>
public sealed record MixerMemory
{
    /// <summary>For legends.</summary>
    public required string Name { get; init; }

    /// <summary>Layers whose attention sees everything.</summary>
    public int AttentionLayers { get; init; }

    /// <summary>Layers whose attention sees the last <see cref="Window"/> tokens.</summary>
    public int WindowLayers { get; init; }

    /// <summary>Tokens that a window holds.</summary>
    public int Window { get; init; }

    /// <summary>What both kinds of attention keep of a token, in each layer.</summary>
    public required KvLayout Kv { get; init; }

    /// <summary>Layers with a state.</summary>
    public int StateLayers { get; init; }

    /// <summary>Numbers of a layer's state, all heads.</summary>
    public long StateElements { get; init; }

    /// <summary>What rows are kept in.</summary>
    public Dtype CacheDtype { get; init; } = Dtype.Bf16;

    /// <summary>What states are kept in: rounding errors of a state stay in it.</summary>
    public Dtype StateDtype { get; init; } = Dtype.Fp32;

    /// <summary>How well the sizes are known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where the sizes can be looked up.</summary>
    public required string Source { get; init; }

    /// <summary>Bytes of all states, whatever the length of the text.</summary>
    public double StateBytes => StateLayers * (double)StateElements * StateDtype.Bytes;

    /// <summary>Bytes of each further token, in the layers that see everything.</summary>
    public double CacheBytesPerToken => AttentionLayers * (double)Kv.ElementsPerToken * CacheDtype.Bytes;

    /// <summary>Bytes of the rows of a text, windows included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is negative.</exception>
    public double CacheBytes(double tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        return CacheBytesPerToken * tokens + WindowLayers * (double)Kv.ElementsPerToken * CacheDtype.Bytes * Math.Min(tokens, Window);
    }

    /// <summary>Bytes of rows and states.</summary>
    public double Bytes(double tokens) => CacheBytes(tokens) + StateBytes;

    /// <summary>
    /// Tokens from which on its own rows take more than its states; infinite where no layer sees everything, 0 where none has a state.
    /// </summary>
    public double BreakEven => StateBytes == 0 ? 0 : StateBytes / CacheBytesPerToken;

    /// <summary>
    /// Tokens from which on it keeps less than <paramref name="other"/>, whose layers all see everything; infinite where it never does.
    /// </summary>
    public double LessThan(MixerMemory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var saved = other.CacheBytesPerToken - CacheBytesPerToken;
        return saved > 0 ? Math.Max(0, (StateBytes - other.StateBytes) / saved) : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
