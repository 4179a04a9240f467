namespace Headroom.Speculation.Costs;

/// <summary>
/// T(k): seconds of a pass of the target over k tokens, those of all sequences of a batch together, for one engine (weights, threads) and
/// one length of text. Between sizes that were measured it is a straight line, and beyond the largest it goes on as between the last two.
/// </summary>
public sealed partial class PassCosts
{
    private readonly (int Tokens, double Seconds)[] _points;
    private readonly double[] _seconds; // [0 to the largest that was measured, 1,024 at most]

    /// <param name="points">Of one token at least; each size once.</param>
    /// <exception cref="ArgumentException">A size or time is none, or one token is missing.</exception>
    public PassCosts(IEnumerable<(int Tokens, double Seconds)> points)
    {
        _points = [.. points.OrderBy(point => point.Tokens)];
        if (_points.Length == 0 || _points[0].Tokens != 1)
            throw new ArgumentException("T(1), the pass of plain decoding, is missing: measure it too.", nameof(points));
        foreach (var (tokens, seconds) in _points)
            if (!(seconds > 0 && double.IsFinite(seconds)))
                throw new ArgumentException($"T({tokens}) is {seconds} s: it must be above 0.", nameof(points));
        for (var i = 1; i < _points.Length; i++)
            if (_points[i].Tokens == _points[i - 1].Tokens)
                throw new ArgumentException($"T({_points[i].Tokens}) is there twice.", nameof(points));
        _seconds = [0, .. Enumerable.Range(1, Math.Min(_points[^1].Tokens, 1024)).Select(Seconds)];
    }

    public IReadOnlyList<(int Tokens, double Seconds)> Points => _points;

    /// <summary>Seconds of plain decoding's pass: T(1).</summary>
    public double Plain => _points[0].Seconds;

    /// <summary>Seconds of a pass; 0 of none.</summary>
    public double this[int tokens]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tokens);
            return tokens < _seconds.Length ? _seconds[tokens] : Seconds(tokens);
        }
    }

    private double Seconds(int tokens)
    {
        if (_points.Length == 1) return Plain * tokens;
        var i = Array.FindIndex(_points, point => point.Tokens >= tokens);
        if (i < 0) i = _points.Length - 1;
        if (_points[i].Tokens == tokens) return _points[i].Seconds;
        var ((from, low), (to, high)) = (_points[i - 1], _points[i]);
        return low + (high - low) * (tokens - from) / (to - from);
    }
}
