using Headroom.Tokenizing;
using Headroom.Training.Bars;
using Headroom.Training.NGrams;
using Headroom.Training.Tokens;

namespace Headroom.Training.Shipping;

/// <summary>A model on the held-out documents of one part, beside what counting gets and what nothing gets below.</summary>
/// <param name="Part">stories, code, edits or talks.</param>
/// <param name="Documents">Held out.</param>
/// <param name="Bytes">Of their text.</param>
/// <param name="BitsPerByte">The model's.</param>
/// <param name="BestNGram">The lowest bits per byte of Witten-Bell n-grams of orders 2 to 6.</param>
/// <param name="NGram">Which one that is: <c>6 tokens</c>.</param>
/// <param name="Floor">The entropy of these documents under their grammar, bits per byte; null where nobody knows it.</param>
public sealed record PartScore(
    string Part, int Documents, long Bytes, double BitsPerByte, double BestNGram, string NGram, double? Floor)
{
    /// <summary>How far below the best n-gram the model lies, as a share of it.</summary>
    public double Below => 1 - BitsPerByte / BestNGram;

    /// <summary>Counts n-grams on all that there is to train on, and measures them and the model.</summary>
    public static PartScore Measure(
        TokenFile train, TokenFile heldOut, BytePairTokenizer tokenizer, int context, int batch, Scorer score)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        var (bits, name) = NGramTable.Measure(train, heldOut, tokenizer)
            .SelectMany(row => new[] { (row.OfBytes, $"{row.Order} bytes"), (row.OfTokens, $"{row.Order} tokens") }).Min();
        var head = heldOut.Head;
        return new(head.Part, head.Documents, head.Bytes, Bars.BitsPerByte.Of(heldOut, context, batch, score), bits, name, head.Floor);
    }
}
