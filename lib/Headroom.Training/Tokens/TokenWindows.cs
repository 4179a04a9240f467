namespace Headroom.Training.Tokens;

/// <summary>
/// Tokens in memory, cut into windows of a context each. Windows are read in a shuffled order, each once before any is read again; every
/// pass begins its cuts at another token.
/// </summary>
public sealed class TokenWindows : ITokenSource
{
    private readonly ReadOnlyMemory<ushort> _tokens;
    private readonly long _seed;

    /// <param name="tokens">At least two.</param>
    /// <param name="vocabulary">Every token is below this.</param>
    /// <param name="bytesPerToken">On average.</param>
    /// <param name="seed">Of the order.</param>
    /// <exception cref="ArgumentException">A token is not below <paramref name="vocabulary"/>; the message has its place.</exception>
    public TokenWindows(ReadOnlyMemory<ushort> tokens, int vocabulary, double bytesPerToken, long seed = 1)
    {
        if (vocabulary <= ushort.MaxValue && tokens.Span.IndexOfAnyInRange((ushort)vocabulary, ushort.MaxValue) is var at and >= 0)
            throw new ArgumentException($"token {at:N0} is {tokens.Span[at]}, and the vocabulary has {vocabulary}.", nameof(tokens));
        (_tokens, Vocabulary, BytesPerToken, _seed) = (tokens, vocabulary, bytesPerToken, seed);
    }

    public int Vocabulary { get; }

    public double BytesPerToken { get; }

    /// <summary>Each byte of a text as a token.</summary>
    public static TokenWindows OfBytes(ReadOnlySpan<byte> text, long seed = 1)
    {
        var tokens = new ushort[text.Length];
        for (var i = 0; i < tokens.Length; i++) tokens[i] = text[i];
        return new(tokens, 256, 1, seed);
    }

    public void Batch(long step, int size, int context, Span<long> inputs, Span<long> targets)
    {
        if (_tokens.Length <= context)
            throw new ArgumentException($"{_tokens.Length:N0} tokens are too few for a context of {context}.", nameof(context));
        var windows = Math.Max(1, (_tokens.Length - context) / context); // leaves room to begin a pass anywhere in the first window
        var tokens = _tokens.Span;
        for (var row = 0; row < size; row++)
        {
            var (pass, index) = Math.DivRem(step * size + row, windows);
            var shift = windows == 1 ? 0 : (long)(Mix(_seed, pass, 1) % (ulong)context);
            var begin = (int)(Shuffled(index, windows, pass) * context + shift);
            for (var t = 0; t < context; t++)
                (inputs[row * context + t], targets[row * context + t]) = (tokens[begin + t], tokens[begin + t + 1]);
        }
    }

    // Four rounds of a Feistel network over the next power of four, walked until the number is one of the windows': a permutation.
    private long Shuffled(long index, long windows, long pass)
    {
        var half = 1;
        while (1L << 2 * half < windows) half++;
        var mask = (1L << half) - 1;
        do
        {
            var (left, right) = (index >> half, index & mask);
            for (var round = 0; round < 4; round++)
                (left, right) = (right, left ^ (long)(Mix(_seed + 2 + round, pass, right) & (ulong)mask));
            index = left << half | right;
        }
        while (index >= windows);
        return index;
    }

    // SplitMix64 over three numbers.
    private static ulong Mix(long a, long b, long c)
    {
        var z = (ulong)a;
        foreach (var next in (ReadOnlySpan<long>)[b, c])
        {
            z += (ulong)next + 0x9E3779B97F4A7C15;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            z ^= z >> 31;
        }
        return z;
    }
}
