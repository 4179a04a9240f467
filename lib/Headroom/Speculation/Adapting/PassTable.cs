namespace Headroom.Speculation.Adapting;

/// <summary>T(k): seconds of one pass of the target over k tokens, those of all sequences of a batch together.</summary>
public sealed class PassTable
{
    private readonly double[] _tokens, _seconds;

    /// <param name="tokens">Token counts that were measured, the first of them 1, rising.</param>
    /// <param name="seconds">Seconds of each.</param>
    /// <exception cref="ArgumentException">
    /// Not as many of each, fewer than two, not rising from 1, or a time that is not above 0.
    /// </exception>
    public PassTable(ReadOnlySpan<double> tokens, ReadOnlySpan<double> seconds)
    {
        if (tokens.Length != seconds.Length || tokens.Length < 2)
            throw new ArgumentException($"{tokens.Length} token counts and {seconds.Length} times: as many of each, two and more.");
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i == 0 ? tokens[i] != 1 : !(tokens[i] > tokens[i - 1]))
                throw new ArgumentException($"token count {tokens[i]} at place {i}: they rise, and the first is 1.");
            if (!(seconds[i] > 0) || !double.IsFinite(seconds[i]))
                throw new ArgumentException($"T({tokens[i]}) is {seconds[i]} s: a time is above 0.");
        }
        (_tokens, _seconds) = ([.. tokens], [.. seconds]);
    }

    /// <summary>Seconds; a straight line between points that were measured, and the last one's slope behind them.</summary>
    public double this[int tokens]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
            var i = Array.BinarySearch(_tokens, tokens);
            if (i >= 0) return _seconds[i];
            i = Math.Min(~i, _tokens.Length - 1);
            var slope = (_seconds[i] - _seconds[i - 1]) / (_tokens[i] - _tokens[i - 1]);
            return _seconds[i - 1] + (tokens - _tokens[i - 1]) * slope;
        }
    }

    /// <summary>
    /// A pass that reads its weights in <paramref name="read"/> seconds and computes for <paramref name="compute"/> seconds a token: hidden
    /// behind the reading but for <paramref name="shown"/> of it, until computing takes longer.
    /// </summary>
    public static PassTable Of(double read, double compute, double shown = 0.1)
    {
        double[] tokens = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];
        return new(tokens, [.. tokens.Select(k => Math.Max(read + shown * compute * k, compute * k + shown * read))]);
    }

    /// <summary>Shaped as FP32 weights from memory on two cores: T(8) is 1.07 T(1), and computing takes over at 50 tokens.</summary>
    public static PassTable Fp32 { get; } = Of(4e-3, 80e-6, 0.5);

    /// <summary>Shaped as int8: a quarter of the bytes, the same products, T(8) about 1.5 T(1).</summary>
    public static PassTable Int8 { get; } = Of(1e-3, 90e-6, 0.8);

    /// <summary>Shaped as int4 whose products cost more than its bytes: T(8) is 7 T(1), so little is gained by any draft.</summary>
    public static PassTable Int4 { get; } = Of(0.1e-3, 0.6e-3, 1);

    /// <summary>Shaped as a GPU: flat up to about 256 tokens.</summary>
    public static PassTable Gpu { get; } = Of(5e-3, 18e-6, 0.05);
}
