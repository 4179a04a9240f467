using System.Text.Json.Serialization;

namespace Headroom.Shipped;

/// <summary>
/// The sizes of a transformer as Llama and Qwen have it, and the course's models too: norms before both halves of a block, rotary
/// positions, gated feed-forward.
/// </summary>
public record DecoderShape
{
    private const int Most = 1 << 24;

    /// <summary>Tokens that there are: V.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The longest sequence that was trained on: T.</summary>
    public required int Context { get; init; }

    /// <summary>Numbers in a token's vector: D.</summary>
    public required int Width { get; init; }

    /// <summary>Blocks, one after another: L.</summary>
    public required int Layers { get; init; }

    /// <summary>Heads that ask: H.</summary>
    public required int Heads { get; init; }

    /// <summary>Heads that are asked, each by <c>Heads / KvHeads</c> of the others.</summary>
    public required int KvHeads { get; init; }

    /// <summary>Numbers between both halves of the feed-forward part: F.</summary>
    public required int Hidden { get; init; }

    /// <summary>Whether the head's weights are the embedding's.</summary>
    public bool TiedHead { get; init; } = true;

    public float RopeBase { get; init; } = 10_000;

    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>Numbers of a head where they are not D / H, as Qwen 3 has it; null where they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OwnHeadSize { get; init; }

    /// <summary>How Llama 3 stretches its positions; null where they are plain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RopeScaling? RopeScaling { get; init; }

    /// <summary>Numbers of a head: h, D / H in most models.</summary>
    public int HeadSize => OwnHeadSize ?? Width / Heads;

    /// <summary>Rows of the matrix that makes queries, keys and values: (H + 2 KvHeads) h.</summary>
    public int QkvRows => (Heads + 2 * KvHeads) * HeadSize;

    /// <summary>All weights.</summary>
    public virtual long Parameters =>
        Layers * ((long)Width * (QkvRows + Heads * HeadSize) + 3L * Width * Hidden) + (TiedHead ? 1L : 2L) * Vocabulary * Width
        + (2L * Layers + 1) * Width;

    /// <summary>These alone, where a kind of shape has more to say. No property: a record's text has all of its properties.</summary>
    public DecoderShape Sizes() => GetType() == typeof(DecoderShape) ? this : new(this);

    /// <summary>Of blocks.</summary>
    protected virtual int FewestLayers => 1;

    /// <exception cref="ArgumentException">A size is out of range, or does not divide another as it must; the message tells.</exception>
    public virtual void Check()
    {
        foreach (var (name, value, least) in new[]
            {
                (nameof(Vocabulary), Vocabulary, 1), (nameof(Context), Context, 1), (nameof(Width), Width, 1),
                (nameof(Layers), Layers, FewestLayers), (nameof(Heads), Heads, 1), (nameof(KvHeads), KvHeads, 1),
                (nameof(OwnHeadSize), OwnHeadSize ?? 1, 1), (nameof(Hidden), Hidden, 1),
            })
            if (value < least || value > Most) throw new ArgumentException($"{name} is {value}: it must be from {least} to {Most:N0}.");
        if (OwnHeadSize is null && Width % Heads != 0) throw new ArgumentException($"Width {Width} is not a multiple of Heads {Heads}.");
        if (Heads % KvHeads != 0) throw new ArgumentException($"Heads {Heads} is not a multiple of KvHeads {KvHeads}.");
        if (HeadSize % 2 != 0) throw new ArgumentException($"A head has {HeadSize} numbers: RoPE turns pairs, so it must be even.");
        if (!(RopeBase > 1) || !float.IsFinite(RopeBase)) throw new ArgumentException($"RopeBase is {RopeBase}: it must be above 1.");
        if (!(NormEpsilon >= 0) || !float.IsFinite(NormEpsilon))
            throw new ArgumentException($"NormEpsilon is {NormEpsilon}: it must be 0 or more.");
    }
}
