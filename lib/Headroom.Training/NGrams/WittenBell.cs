namespace Headroom.Training.NGrams;

/// <summary>
/// Interpolated Witten-Bell n-grams of every order up to one: P_n(w|h) = (c(hw) + T(h) P_(n-1)(w|h')) / (c(h) + T(h)), where T(h) counts
/// the different symbols seen after h and h' is h without its first symbol; below order 1 every symbol is equally likely. No parameter to
/// tune.
/// </summary>
public sealed class WittenBell
{
    private const ulong Empty = 0x9E3779B97F4A7C15; // the key of no context
    private readonly CountTable[] _contexts; // by symbols of context: 0 to order - 1
    private readonly CountTable[] _grams;    // a context and the symbol after it
    private readonly int _alphabet;

    /// <param name="order">The longest n: 1 to 12.</param>
    /// <param name="alphabet">Symbols there are, 0 to this - 1.</param>
    public WittenBell(int order, int alphabet)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(alphabet, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alphabet, ushort.MaxValue + 1);
        _alphabet = alphabet;
        _contexts = [.. Enumerable.Range(0, order).Select(_ => new CountTable())];
        _grams = [.. Enumerable.Range(0, order).Select(_ => new CountTable())];
    }

    /// <summary>The longest n.</summary>
    public int Order => _contexts.Length;

    /// <summary>Counts a text after another; its first symbols have as much context as there is.</summary>
    /// <param name="symbols">What came before, then the text.</param>
    /// <param name="from">Where the text begins.</param>
    public void Count(ReadOnlySpan<ushort> symbols, int from = 0)
    {
        foreach (var symbol in symbols) Check(symbol);
        for (var i = from; i < symbols.Length; i++)
        {
            var key = Empty;
            for (var length = 0; length < Order && length <= i; length++)
            {
                if (length > 0) key = Longer(key, symbols[i - length]);
                ref var gram = ref _grams[length].At(Longer(key, symbols[i]));
                ref var context = ref _contexts[length].At(key);
                if (gram.Count++ == 0) context.Types++;
                context.Count++;
            }
        }
    }

    /// <summary>-log2 of the probability of a text after another, summed: entry n - 1 is that of order n.</summary>
    /// <param name="symbols">What came before, then the text.</param>
    /// <param name="from">Where the text begins.</param>
    public double[] Bits(ReadOnlySpan<ushort> symbols, int from = 0)
    {
        foreach (var symbol in symbols) Check(symbol);
        var bits = new double[Order];
        for (var i = from; i < symbols.Length; i++)
        {
            var (key, probability) = (Empty, 1.0 / _alphabet);
            for (var length = 0; length < Order; length++)
            {
                if (length > 0 && length <= i) key = Longer(key, symbols[i - length]);
                if (length <= i && _contexts[length].Look(key) is { Count: > 0 } context)
                {
                    var seen = _grams[length].Look(Longer(key, symbols[i])).Count;
                    probability = (seen + context.Types * probability) / (context.Count + (double)context.Types);
                }
                bits[length] -= Math.Log2(probability);
            }
        }
        return bits;
    }

    // 64 bits: among 10^8 different n-grams the chance that any two share a key is 3 in 10,000.
    private static ulong Longer(ulong key, ushort symbol)
    {
        var z = (key ^ symbol) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 32) * 0x94D049BB133111EB;
        return (z ^ z >> 29) | 1;
    }

    private void Check(ushort symbol)
    {
        if (symbol >= _alphabet)
            throw new ArgumentOutOfRangeException(nameof(symbol), symbol, $"symbols go from 0 to {_alphabet - 1} here");
    }
}
