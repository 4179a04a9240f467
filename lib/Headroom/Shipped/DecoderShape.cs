namespace Headroom.Shipped;

/// <summary>The sizes of a transformer that is run: norms before both halves of a block, rotary positions, gated feed-forward.</summary>
public sealed record DecoderShape
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

    /// <summary>Numbers of a head: h = D / H.</summary>
    public int HeadSize => Width / Heads;

    /// <summary>Rows of the matrix that makes queries, keys and values: (H + 2 KvHeads) h.</summary>
    public int QkvRows => (Heads + 2 * KvHeads) * HeadSize;

    /// <summary>All weights.</summary>
    public long Parameters =>
        Layers * ((long)Width * (QkvRows + Width) + 3L * Width * Hidden) + (TiedHead ? 1L : 2L) * Vocabulary * Width
        + (2L * Layers + 1) * Width;

    /// <exception cref="ArgumentException">A size is out of range, or does not divide another as it must; the message tells.</exception>
    public void Check()
    {
        foreach (var (name, value) in new[]
            {
                (nameof(Vocabulary), Vocabulary), (nameof(Context), Context), (nameof(Width), Width), (nameof(Layers), Layers),
                (nameof(Heads), Heads), (nameof(KvHeads), KvHeads), (nameof(Hidden), Hidden),
            })
            if (value is < 1 or > Most) throw new ArgumentException($"{name} is {value}: it must be from 1 to {Most:N0}.");
        if (Width % Heads != 0) throw new ArgumentException($"Width {Width} is not a multiple of Heads {Heads}.");
        if (Heads % KvHeads != 0) throw new ArgumentException($"Heads {Heads} is not a multiple of KvHeads {KvHeads}.");
        if (HeadSize % 2 != 0) throw new ArgumentException($"A head has {HeadSize} numbers: RoPE turns pairs, so it must be even.");
        if (!(RopeBase > 1) || !float.IsFinite(RopeBase)) throw new ArgumentException($"RopeBase is {RopeBase}: it must be above 1.");
        if (!(NormEpsilon >= 0) || !float.IsFinite(NormEpsilon))
            throw new ArgumentException($"NormEpsilon is {NormEpsilon}: it must be 0 or more.");
    }
}
