namespace Headroom.Inference.Models;

/// <summary>Sizes of a transformer as Llama and Qwen have it: the course's models are of this kind too.</summary>
public sealed record TransformerShape
{
    private const int Most = 1 << 24;

    /// <summary>Tokens that there are: V.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The longest sequence that it was trained on: T.</summary>
    public required int Context { get; init; }

    /// <summary>Numbers in a token's vector: D.</summary>
    public required int Width { get; init; }

    public required int Layers { get; init; }

    /// <summary>Heads that ask: H.</summary>
    public required int Heads { get; init; }

    /// <summary>Heads that are asked, each by <c>Heads / KvHeads</c> of the others.</summary>
    public required int KvHeads { get; init; }

    /// <summary>Numbers of a head: D / H in most models.</summary>
    public required int HeadSize { get; init; }

    /// <summary>Numbers between both halves of the feed-forward part: F.</summary>
    public required int Hidden { get; init; }

    public float RopeBase { get; init; } = 10_000;

    /// <summary>How Llama 3 stretches its positions; null where they are plain.</summary>
    public RopeScaling? RopeScaling { get; init; }

    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>Rows of the matrix that makes queries, keys and values.</summary>
    public int QkvRows => (Heads + 2 * KvHeads) * HeadSize;

    /// <exception cref="ArgumentException">A size is out of range, or does not divide another as it must; the message tells.</exception>
    public void Check()
    {
        foreach (var (name, value) in new[]
            {
                (nameof(Vocabulary), Vocabulary), (nameof(Context), Context), (nameof(Width), Width), (nameof(Layers), Layers),
                (nameof(Heads), Heads), (nameof(KvHeads), KvHeads), (nameof(HeadSize), HeadSize), (nameof(Hidden), Hidden),
            })
            if (value is < 1 or > Most) throw new ArgumentException($"{name} is {value}: it must be from 1 to {Most:N0}.");
        if (Heads % KvHeads != 0) throw new ArgumentException($"Heads {Heads} is not a multiple of KvHeads {KvHeads}.");
        if (HeadSize % 2 != 0) throw new ArgumentException($"A head has {HeadSize} numbers: RoPE turns pairs, so it must be even.");
        if (!float.IsFinite(RopeBase) || RopeBase <= 1) throw new ArgumentException($"RopeBase is {RopeBase}: it must be above 1.");
        if (!float.IsFinite(NormEpsilon) || NormEpsilon < 0)
            throw new ArgumentException($"NormEpsilon is {NormEpsilon}: it must be 0 or more.");
    }
}

/// <summary>
/// Llama 3.1's positions (its reference code, <c>apply_scaling</c>): waves longer than <c>OriginalContext / LowFactor</c> turn
/// <c>Factor</c> times as slowly, those shorter than <c>OriginalContext / HighFactor</c> as ever, those between by a line between.
/// </summary>
public sealed record RopeScaling(double Factor, double LowFactor, double HighFactor, double OriginalContext)
{
    /// <summary>What becomes of a frequency in radians per position.</summary>
    public double Of(double frequency)
    {
        var wave = 2 * Math.PI / frequency;
        if (wave < OriginalContext / HighFactor) return frequency;
        if (wave > OriginalContext / LowFactor) return frequency / Factor;
        var share = (OriginalContext / wave - LowFactor) / (HighFactor - LowFactor);
        return (1 - share) * frequency / Factor + share * frequency;
    }
}
