using System.Text;
using Headroom.Tokenizing;

namespace Headroom.Training.NGrams;

/// <summary>Bits per byte of n-grams of one order on a hold-out, all its documents' ends among the bits.</summary>
/// <param name="Order">n.</param>
/// <param name="OfBytes">The n-gram of bytes.</param>
/// <param name="OfTokens">The n-gram of tokens, over the same bytes.</param>
public readonly record struct NGramRow(int Order, double OfBytes, double OfTokens);

/// <summary>What counting gets on a hold-out: the figures that a model has to beat.</summary>
public static class NGramTable
{
    private const int Longest = 6;

    /// <summary>Orders 2 to 6, counted on documents and measured on others.</summary>
    public static IReadOnlyList<NGramRow> Measure(IEnumerable<string> train, IEnumerable<string> holdOut, BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (bytes, tokens) = (new WittenBell(Longest, 257), new WittenBell(Longest, tokenizer.VocabularySize));
        foreach (var text in train)
        {
            bytes.Count(Bytes(text));
            tokens.Count(Tokens(text, tokenizer));
        }
        var (byteBits, tokenBits, length) = (new double[Longest], new double[Longest], 0L);
        foreach (var text in holdOut)
        {
            length += Encoding.UTF8.GetByteCount(text);
            Sum(byteBits, bytes.Bits(Bytes(text), from: 1));
            Sum(tokenBits, tokens.Bits(Tokens(text, tokenizer), from: 1));
        }
        return [.. Enumerable.Range(2, Longest - 1).Select(n => new NGramRow(n, byteBits[n - 1] / length, tokenBits[n - 1] / length))];
    }

    // A document stands between two ends of text; bytes have the same numbers as their tokens.
    private static ushort[] Bytes(string text) =>
        [BytePairTokenizer.EndOfText, .. Encoding.UTF8.GetBytes(text).Select(value => (ushort)value), BytePairTokenizer.EndOfText];

    private static ushort[] Tokens(string text, BytePairTokenizer tokenizer)
    {
        var tokens = new List<ushort> { BytePairTokenizer.EndOfText };
        tokenizer.Encode(Encoding.UTF8.GetBytes(text), tokens);
        tokens.Add(BytePairTokenizer.EndOfText);
        return [.. tokens];
    }

    private static void Sum(double[] into, double[] from)
    {
        for (var i = 0; i < into.Length; i++) into[i] += from[i];
    }
}
