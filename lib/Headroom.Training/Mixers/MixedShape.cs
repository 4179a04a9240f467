namespace Headroom.Training.Mixers;

/// <summary>Sizes of a small model in which each layer has a mixer of its own kind, and nothing besides.</summary>
public sealed record MixedShape
{
    /// <summary>Tokens before the present one that a short convolution sees.</summary>
    public const int Window = 3;

    public required int Vocabulary { get; init; }

    /// <summary>Numbers of a token's vector: divisible by the heads.</summary>
    public required int Width { get; init; }

    /// <summary>A letter for each layer, the first first: A, S or L (<see cref="MixerKind"/>).</summary>
    public required string Pattern { get; init; }

    /// <summary>Heads of attention, of a scan and of linear attention.</summary>
    public int Heads { get; init; } = 2;

    /// <summary>Heads of keys and values in attention, shared by the others.</summary>
    public int KvHeads { get; init; } = 1;

    /// <summary>Numbers that a state has for each channel: the size of a scan's B and C, and of a key of linear attention.</summary>
    public int StateSize { get; init; } = 16;

    public int HeadSize => Width / Heads;

    /// <summary>Of each layer.</summary>
    public IReadOnlyList<MixerKind> Kinds => [.. Pattern.Select(letter => (MixerKind)letter)];

    /// <summary>Channels whose last <see cref="Window"/> numbers a layer keeps for its short convolution.</summary>
    public int Channels(MixerKind kind) => kind switch
    {
        MixerKind.Attention => (Heads + 2 * KvHeads) * HeadSize,
        MixerKind.Scan => Width + 2 * StateSize,
        _ => 2 * Heads * StateSize + Width,
    };

    /// <summary>Numbers that a layer keeps of one sequence after so many tokens, those for its convolution included.</summary>
    public long Kept(MixerKind kind, long tokens) => (long)Window * Channels(kind)
        + (kind == MixerKind.Attention ? 2 * tokens * KvHeads * HeadSize : (long)Width * StateSize);

    /// <exception cref="ArgumentException">A letter or a size is none that a model can have.</exception>
    public void Check()
    {
        if (Vocabulary < 1 || Width < 1 || Heads < 1 || KvHeads < 1 || StateSize < 1)
            throw new ArgumentException("Vocabulary, width, heads and state size must be 1 or more.");
        if (Width % Heads != 0 || Heads % KvHeads != 0)
            throw new ArgumentException($"{Heads} heads must divide a width of {Width}, and {KvHeads} heads of keys {Heads}.");
        if (Pattern is "" || Pattern.FirstOrDefault(letter => !Enum.IsDefined((MixerKind)letter)) is not '\0' and var wrong)
            throw new ArgumentException($"\"{Pattern}\" is no pattern: a letter A, S or L for each layer.");
    }
}
