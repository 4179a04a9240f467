namespace Headroom.Specialising;

/// <summary>A ratio of two sums over files, and its 95 % interval.</summary>
/// <param name="Mean">Sum over sum: each byte, or each question, counts the same.</param>
/// <param name="Low">Of the interval.</param>
/// <param name="High">Likewise.</param>
public readonly record struct RatioInterval(double Mean, double Low, double High)
{
    private const int Resamples = 4000;
    private const double Tail = 0.025;

    /// <summary>
    /// Files are drawn with replacement, as many as there are, and the ratio is taken anew, 4,000 times: a cluster bootstrap, for what
    /// stands in one file is no independent draw. Both ends are quantiles of that. With fewer than two files they are infinite.
    /// </summary>
    /// <param name="numerators">Of each file.</param>
    /// <param name="denominators">Of each file; their sum is above 0.</param>
    /// <param name="seed">Of the draws: the same seed gives the same interval.</param>
    /// <exception cref="ArgumentException">The two are of different lengths.</exception>
    public static RatioInterval OverFiles(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(numerators);
        ArgumentNullException.ThrowIfNull(denominators);
        var files = numerators.Count;
        if (files != denominators.Count)
            throw new ArgumentException($"{files} numerators and {denominators.Count} denominators: each file has one of both.");
        var mean = numerators.Sum() / denominators.Sum();
        if (files < 2) return new(mean, double.NegativeInfinity, double.PositiveInfinity);
        var (draw, ratios) = (new Random(seed), new List<double>(Resamples));
        while (ratios.Count < Resamples)
        {
            var (above, below) = (0.0, 0.0);
            for (var i = 0; i < files; i++)
            {
                var file = draw.Next(files);
                (above, below) = (above + numerators[file], below + denominators[file]);
            }
            ratios.Add(below == 0 ? mean : above / below); // only files without a question were drawn
        }
        ratios.Sort();
        return new(mean, ratios[(int)(Tail * Resamples)], ratios[(int)((1 - Tail) * Resamples) - 1]);
    }
}
