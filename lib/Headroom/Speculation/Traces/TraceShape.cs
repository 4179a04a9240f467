namespace Headroom.Speculation.Traces;

/// <summary>What a trace is like; the seed says the rest.</summary>
public sealed record TraceShape
{
    /// <summary>Requests of a trace; of the shifting one, of each phase.</summary>
    public int Exchanges { get; init; } = 40;

    /// <summary>Tokens of an answer.</summary>
    public int Tokens { get; init; } = 160;

    /// <summary>Tokens that there are, names included.</summary>
    public int Vocabulary { get; init; } = 512;

    /// <summary>Sentences that a story is made of; more of them are harder to guess.</summary>
    public int Templates { get; init; } = 48;

    /// <summary>Chance that a word of a story is another one than its sentence has.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>Chance that a token of a document is changed, in edits and repeats.</summary>
    public double Changed { get; init; } = 0.04;

    /// <summary>The language of stories; the same for every seed, so that a drafter can have read other stories of it.</summary>
    public int World { get; init; } = 1;

    /// <exception cref="ArgumentException">A member is out of range.</exception>
    internal void Check()
    {
        if (Exchanges < 1 || Tokens < 1 || Templates < 1)
            throw new ArgumentException($"a trace of {Exchanges} exchanges of {Tokens} tokens, {Templates} templates: each is 1 and more.");
        if (Vocabulary < 64) throw new ArgumentException($"a vocabulary of {Vocabulary} tokens: 64 and more leave room for names.");
        if (!(Noise is >= 0 and <= 1) || !(Changed is >= 0 and <= 1))
            throw new ArgumentException($"noise {Noise}, changed {Changed}: both are chances, 0 to 1.");
    }
}
