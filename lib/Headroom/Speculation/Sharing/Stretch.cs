namespace Headroom.Speculation.Sharing;

/// <summary>
/// How likely a drafter's next token is right on a text: <paramref name="Inside"/> in stretches that it knows, such as copied code, and
/// <paramref name="Outside"/> between them; both last <paramref name="Stay"/> tokens in the mean.
/// </summary>
public readonly record struct Guessing(double Inside, double Outside, double Stay)
{
    /// <summary>The same chance at every token.</summary>
    public Guessing(double chance) : this(chance, chance, 1)
    {
    }
}

/// <summary>
/// A time of a server with one load and one price list. It ends when all sequences together have committed so many tokens.
/// </summary>
/// <param name="Batch">Sequences at once; where a text ends, the next one takes its place.</param>
/// <param name="Tokens">To be committed by all of them together.</param>
/// <param name="Pass">Seconds of a pass over k tokens at [k]; up to those of a batch in which everything drafts its longest.</param>
/// <param name="Draft">[drafters]: seconds of one drafted token.</param>
/// <param name="Texts">[kinds][drafters]: each text is of one of these kinds, in turns.</param>
/// <param name="Length">Tokens of a text in the mean.</param>
public sealed record Stretch(
    int Batch, int Tokens, IReadOnlyList<double> Pass, IReadOnlyList<double> Draft, IReadOnlyList<Guessing[]> Texts, int Length = 120)
{
    /// <summary>Seconds of plain decoding: every pass brings a token to every sequence.</summary>
    public double Plain => Math.Ceiling((double)Tokens / Batch) * Pass[Batch];

    internal void Validate(int longest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Batch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Length);
        var most = Batch * (1 + Draft.Count * longest);
        if (Pass.Count <= most)
            throw new ArgumentException(
                $"Pass ends at {Pass.Count - 1} tokens, and {Batch} sequences with {Draft.Count} drafts of {longest} verify {most}: "
                + "give it an element for each count from 0 on.");
        if (Texts.Count == 0 || Texts.Any(kind => kind.Length != Draft.Count))
            throw new ArgumentException($"each kind of text says how it is guessed by each of {Draft.Count} drafters.");
    }
}
