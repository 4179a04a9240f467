namespace Headroom.Inference.Sampling;

/// <summary>
/// Chooses a token from scores: temperature first, then the best k, then of those the fewest that reach p (Holtzman et al.,
/// arXiv 1904.09751), then one at random by what is left. Ties go to the lower token.
/// </summary>
public sealed class Sampler
{
    private readonly SamplingOptions _options;
    private ulong _state;
    private int[] _order = [];
    private double[] _weights = [];

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Sampler(SamplingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        (_options, _state) = (options, (ulong)options.Seed);
    }

    private Sampler(SamplingOptions options, ulong state) => (_options, _state) = (options, state);

    /// <summary>Another that will draw the same random numbers from here on.</summary>
    public Sampler Copy() => new(_options, _state);

    /// <summary>The token with the highest score; the lowest of those that share it.</summary>
    /// <exception cref="InvalidOperationException">A score is no number, so the weights are broken.</exception>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var token = 0; token < scores.Length; token++)
        {
            if (!float.IsFinite(scores[token]))
                throw new InvalidOperationException(
                    $"the score of token {token} is {scores[token]}: the model's weights are broken, or were read wrongly.");
            if (scores[token] > scores[best]) best = token;
        }
        return best;
    }

    /// <summary>The next token.</summary>
    /// <exception cref="InvalidOperationException">A score is no number, so the weights are broken.</exception>
    public int Next(ReadOnlySpan<float> scores)
    {
        var best = Best(scores);
        if (_options.Temperature == 0) return best;
        var count = Weigh(scores, scores[best]);
        var total = 0.0;
        for (var i = 0; i < count; i++) total += _weights[i];
        if (_options.TopP < 1) (count, total) = Nucleus(count, total);
        var left = Uniform() * total;
        for (var i = 0; i < count - 1; i++)
            if ((left -= _weights[i]) < 0) return _order[i];
        return _order[count - 1];
    }

    /// <summary>What <see cref="Next"/> draws from: the probability of each token. No random number is drawn.</summary>
    /// <param name="scores">[vocabulary].</param>
    /// <param name="probabilities">[vocabulary].</param>
    /// <exception cref="InvalidOperationException">A score is no number, so the weights are broken.</exception>
    public void Distribution(ReadOnlySpan<float> scores, Span<double> probabilities)
    {
        if (probabilities.Length != scores.Length)
            throw new ArgumentException($"{scores.Length} scores have as many probabilities, not {probabilities.Length}.");
        var best = Best(scores);
        probabilities.Clear();
        if (_options.Temperature == 0)
        {
            probabilities[best] = 1;
            return;
        }
        var count = Weigh(scores, scores[best]);
        var total = 0.0;
        for (var i = 0; i < count; i++) total += _weights[i];
        if (_options.TopP < 1) (count, total) = Nucleus(count, total);
        for (var i = 0; i < count; i++) probabilities[_order[i]] = _weights[i] / total;
    }

    // Tokens, best first, with e^((score - best) / temperature) each.
    private int Weigh(ReadOnlySpan<float> scores, float best)
    {
        if (_order.Length < scores.Length) (_order, _weights) = (new int[scores.Length], new double[scores.Length]);
        for (var token = 0; token < scores.Length; token++)
        {
            _order[token] = token;
            _weights[token] = -(scores[token] - (double)best) / _options.Temperature; // from 0 up, so that the best sorts first
        }
        var all = _weights.AsSpan(0, scores.Length);
        var order = _order.AsSpan(0, scores.Length);
        if (_options.TopK > 0 || _options.TopP < 1) Sort(all, order);
        for (var i = 0; i < all.Length; i++) all[i] = Math.Exp(-all[i]);
        return _options.TopK > 0 ? Math.Min(_options.TopK, all.Length) : all.Length;
    }

    // Equal keys keep no order in a plain sort: their tokens are sorted after it.
    private static void Sort(Span<double> keys, Span<int> tokens)
    {
        keys.Sort(tokens);
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) tokens[from..to].Sort();
            from = to;
        }
    }

    private (int Count, double Total) Nucleus(int count, double total)
    {
        var (sum, i) = (0.0, 0);
        while (i < count && sum < _options.TopP * total) sum += _weights[i++];
        return (i, sum);
    }

    // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): 53 bits of it, from 0 to below 1.
    private double Uniform()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return ((z ^ z >> 31) >> 11) * (1.0 / (1L << 53));
    }
}
