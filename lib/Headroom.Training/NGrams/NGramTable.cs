using Headroom.Tokenizing;
using Headroom.Training.Tokens;

namespace Headroom.Training.NGrams;

/// <summary>Bits per byte of n-grams of one order on a hold-out, all its documents' ends among the bits.</summary>
/// <param name="Order">n.</param>
/// <param name="OfBytes">The n-gram of bytes.</param>
/// <param name="OfTokens">The n-gram of tokens, over the same bytes.</param>
public readonly record struct NGramRow(int Order, double OfBytes, double OfTokens)
{
    /// <summary>The better of the two.</summary>
    public double Best => Math.Min(OfBytes, OfTokens);
}

/// <summary>What counting gets on a hold-out: the figures that a model has to beat.</summary>
public static class NGramTable
{
    private const int Longest = 6;

    /// <summary>
    /// Orders 2 to 6, counted on every document of one file and measured on those of another. 80 MB take about a minute and 1 GB.
    /// </summary>
    /// <exception cref="ArgumentException">The files are of different parts or tokenizers.</exception>
    public static IReadOnlyList<NGramRow> Measure(TokenFile train, TokenFile holdOut, BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(holdOut);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if ((train.Head.Part, train.Head.Tokenizer) != (holdOut.Head.Part, holdOut.Head.Tokenizer))
            throw new ArgumentException(
                $"{train.Head.Part} and {holdOut.Head.Part} are no train and hold-out of one part", nameof(holdOut));
        var (bytes, tokens) = (new WittenBell(Longest, BytePairTokenizer.EndOfText + 1), new WittenBell(Longest, tokenizer.VocabularySize));
        foreach (var (start, length) in train.Documents())
        {
            tokens.Count(train.Tokens.Slice(start, length), from: 1);
            bytes.Count(Bytes(train, start, length, tokenizer), from: 1);
        }
        var (byteBits, tokenBits) = (new double[Longest], new double[Longest]);
        foreach (var (start, length) in holdOut.Documents())
        {
            Add(tokenBits, tokens.Bits(holdOut.Tokens.Slice(start, length), from: 1));
            Add(byteBits, bytes.Bits(Bytes(holdOut, start, length, tokenizer), from: 1));
        }
        var size = holdOut.Head.Bytes;
        return [.. Enumerable.Range(2, Longest - 1).Select(n => new NGramRow(n, byteBits[n - 1] / size, tokenBits[n - 1] / size))];
    }

    // Bytes have the same numbers as their tokens, so the end of text is the 257th symbol.
    private static ushort[] Bytes(TokenFile file, int start, int length, BytePairTokenizer tokenizer)
    {
        var symbols = new List<ushort>(length * 4) { BytePairTokenizer.EndOfText };
        foreach (var token in file.Tokens.Slice(start, length))
            foreach (var value in tokenizer.Bytes(token)) symbols.Add(value);
        symbols.Add(BytePairTokenizer.EndOfText);
        return [.. symbols];
    }

    private static void Add(double[] into, double[] bits)
    {
        for (var i = 0; i < into.Length; i++) into[i] += bits[i];
    }
}
