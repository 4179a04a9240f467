namespace Headroom.Speculation.Costs;

/// <summary>What speculation gains before anything is run (Leviathan et al., arXiv 2211.17192, section 3), with measured costs.</summary>
public static class SpeedUp
{
    /// <summary>
    /// Tokens of a round, the target's own among them: <c>1 + a + a² + ... + a^g</c>, which is (1 - a^(g+1)) / (1 - a) below 1.
    /// </summary>
    /// <param name="acceptance">a, of each guess given that all before it were right: 0 to 1.</param>
    /// <param name="length">g, guesses of a chain.</param>
    public static double Tokens(double acceptance, int length)
    {
        if (acceptance is not (>= 0 and <= 1)) throw new ArgumentException($"the acceptance is {acceptance}: it must be from 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Tokens(Enumerable.Repeat(acceptance, length).ToArray());
    }

    /// <summary>The same where guesses far out are right less often: <c>1 + a1 + a1 a2 + ...</c>.</summary>
    /// <param name="byDepth">Of each depth, given that all before it were right.</param>
    public static double Tokens(ReadOnlySpan<double> byDepth)
    {
        var (tokens, path) = (1.0, 1.0);
        foreach (var acceptance in byDepth) tokens += path *= acceptance;
        return tokens;
    }

    /// <summary>How many times as fast as plain decoding: <c>tokens T(1) / (T(g + 1) + D(g))</c>.</summary>
    /// <param name="target">T.</param>
    /// <param name="draft">D(g): seconds to guess g tokens.</param>
    /// <param name="acceptance">By depth: as many as are known. A depth beyond them is as good as the last.</param>
    /// <param name="length">g; 0 is plain decoding, and so 1.</param>
    public static double Of(PassCosts target, Func<int, double> draft, ReadOnlySpan<double> acceptance, int length)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0) return 1;
        if (acceptance.IsEmpty) throw new ArgumentException("no acceptance is known.", nameof(acceptance));
        Span<double> each = stackalloc double[length];
        for (var i = 0; i < length; i++) each[i] = acceptance[Math.Min(i, acceptance.Length - 1)];
        return Tokens(each) * target.Plain / (target[length + 1] + draft(length));
    }

    /// <summary>The length from 0 on that is fastest, the shortest of equals; 0 says that speculation is off.</summary>
    public static (int Length, double SpeedUp) Best(
        PassCosts target, Func<int, double> draft, ReadOnlySpan<double> acceptance, int longest = 16)
    {
        var best = (Length: 0, SpeedUp: 1.0);
        for (var length = 1; length <= longest; length++)
            if (Of(target, draft, acceptance, length) is var speed && speed > best.SpeedUp) best = (length, speed);
        return best;
    }

    /// <summary>
    /// What T allows a run that was counted: its tokens by plain decoding over its passes, and its drafts, each at its cost. A run that
    /// comes to less spends time on something else.
    /// </summary>
    /// <param name="target">T.</param>
    /// <param name="passes">The run's passes by tokens that went in, [0 to the largest].</param>
    /// <param name="tokens">That these passes came to.</param>
    /// <param name="draftSeconds">Of all drafts.</param>
    public static double Allowed(PassCosts target, IReadOnlyList<long> passes, long tokens, double draftSeconds)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(passes);
        var seconds = draftSeconds + passes.Index().Sum(each => each.Item * target[each.Index]);
        return seconds > 0 ? tokens * target.Plain / seconds : 1;
    }
}
