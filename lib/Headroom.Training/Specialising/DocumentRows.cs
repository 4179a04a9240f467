using Headroom.Tokenizing;
using Headroom.Training.Seeds;
using Headroom.Training.Tokens;

namespace Headroom.Training.Specialising;

/// <summary>
/// Rows over a few documents that are read again and again: each pass puts them into another order, one after the other with an end of
/// text between, and cuts rows out of that. What a step reads depends on seed and number alone.
/// </summary>
public sealed class DocumentRows : ITokenSource
{
    private readonly IReadOnlyList<ushort[]> _documents;
    private readonly ulong _seed;
    private ushort[] _pass = [];
    private long _number = -1;

    /// <param name="documents">Tokens of each.</param>
    /// <param name="vocabulary">Above every token.</param>
    /// <param name="bytes">Of their text.</param>
    /// <param name="seed">Of the orders.</param>
    /// <exception cref="ArgumentException">There is no token.</exception>
    public DocumentRows(IReadOnlyList<ushort[]> documents, int vocabulary, long bytes, int seed)
    {
        ArgumentNullException.ThrowIfNull(documents);
        (_documents, Vocabulary, _seed) = (documents, vocabulary, (ulong)seed);
        Tokens = documents.Sum(document => (long)document.Length);
        if (Tokens == 0) throw new ArgumentException("there is nothing to read.", nameof(documents));
        BytesPerToken = (double)bytes / Tokens;
    }

    public int Vocabulary { get; }

    public double BytesPerToken { get; }

    /// <summary>In all documents.</summary>
    public long Tokens { get; }

    public void Batch(long step, int size, int context, Span<long> inputs, Span<long> targets)
    {
        for (var row = 0; row < size; row++)
            Row(step * size + row, context, inputs.Slice(row * context, context), targets.Slice(row * context, context));
    }

    // Row r has the tokens from r * context on, counted over all passes; a pass is one end of text longer for each document.
    private void Row(long row, int context, Span<long> inputs, Span<long> targets)
    {
        var (length, from) = (Tokens + _documents.Count, row * context);
        for (var i = 0; i < context; i++)
        {
            inputs[i] = At(from + i);
            targets[i] = At(from + i + 1);
        }

        long At(long place)
        {
            if (place / length != _number) Order(place / length);
            return _pass[place % length];
        }
    }

    private void Order(long number)
    {
        var order = Enumerable.Range(0, _documents.Count).ToArray();
        Dice.For(_seed, (ulong)number).Shuffle<int>(order);
        _pass = [.. order.SelectMany(i => _documents[i].Prepend(BytePairTokenizer.EndOfText))];
        _number = number;
    }
}
