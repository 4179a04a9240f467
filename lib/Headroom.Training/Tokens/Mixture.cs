using Headroom.Training.Seeds;

namespace Headroom.Training.Tokens;

/// <summary>One file's part in a mixture.</summary>
/// <param name="File">Its tokens.</param>
/// <param name="Share">Of the rows of every epoch of the mixture, relative to the others': 3 and 1 give three rows of four.</param>
/// <param name="Cut">What happens with documents that a row cuts.</param>
public readonly record struct MixturePart(TokenFile File, double Share, Cut Cut);

/// <summary>
/// Rows of several token files in one random order, known for every step from the seed alone: a run that is resumed at step 1,000 reads
/// what it would have read. Of each file all rows come once, in random order, before any comes again.
/// </summary>
public sealed class Mixture
{
    private readonly (MixturePart Part, int[] Starts)[] _parts;
    private readonly ulong _seed;
    private readonly Shares _shares;
    private readonly (int Round, int[] Order)?[] _orders; // of each part, the one in use

    /// <param name="parts">Files and shares.</param>
    /// <param name="context">Tokens of a row.</param>
    /// <param name="seed">Of the order.</param>
    /// <exception cref="ArgumentException">A file has not one row, or a share is not positive.</exception>
    public Mixture(IReadOnlyList<MixturePart> parts, int context, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("a mixture needs a part", nameof(parts));
        Context = context;
        _seed = seed;
        _parts = [.. parts.Select(part => (part, Rows.Of(part.File.Tokens, context, part.Cut)))];
        foreach (var (part, starts) in _parts)
        {
            if (starts.Length == 0)
                throw new ArgumentException(
                    $"{part.File.Head.Part} has {part.File.Length} tokens, a row {context + 1}", nameof(parts));
            if (!(part.Share > 0))
                throw new ArgumentException(
                    $"{part.File.Head.Part} has the share {part.Share}; shares are above 0", nameof(parts));
        }
        _shares = new Shares([.. parts.Select(part => part.Share)]);
        _orders = new (int, int[])?[parts.Count];
    }

    /// <summary>Tokens of a row.</summary>
    public int Context { get; }

    /// <summary>Rows of each part before any of its rows comes again.</summary>
    public IReadOnlyList<int> RowsOf => [.. _parts.Select(part => part.Starts.Length)];

    /// <summary>The rows of a step: the same for the same seed, step and size.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="size">Rows.</param>
    public Batch Batch(int step, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var (inputs, targets) = (new long[size * Context], new long[size * Context]);
        for (var row = 0; row < size; row++)
        {
            var (part, start) = Row((long)step * size + row);
            var tokens = _parts[part].Part.File.Tokens.Slice(start, Context + 1);
            for (var i = 0; i < Context; i++)
                (inputs[row * Context + i], targets[row * Context + i]) = (tokens[i], tokens[i + 1]);
        }
        return new Batch(inputs, targets, size, Context);
    }

    /// <summary>Which file the index-th row is of, and where it begins there.</summary>
    public (int Part, int Start) Row(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var (part, before) = _shares.At(index);
        var starts = _parts[part].Starts;
        return (part, starts[Order(part, (int)(before / starts.Length))[before % starts.Length]]);
    }

    private int[] Order(int part, int round)
    {
        lock (_orders)
        {
            if (_orders[part] is { } known && known.Round == round) return known.Order;
            var order = Enumerable.Range(0, _parts[part].Starts.Length).ToArray();
            Dice.For(_seed + (ulong)part, (ulong)round).Shuffle<int>(order);
            _orders[part] = (round, order);
            return order;
        }
    }
}
