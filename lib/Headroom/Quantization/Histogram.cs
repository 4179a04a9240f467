namespace Headroom.Quantization;

/// <summary>How many values fall into equally wide bins.</summary>
/// <param name="From">Lower edge of the first bin.</param>
/// <param name="Width">Of each bin.</param>
/// <param name="Counts">Of each bin; a value outside all of them counts in the nearest.</param>
public sealed record Histogram(double From, double Width, IReadOnlyList<int> Counts)
{
    /// <summary>The middles of the bins.</summary>
    public IReadOnlyList<double> Centres => [.. Enumerable.Range(0, Counts.Count).Select(i => From + Width * (i + 0.5))];

    /// <summary>Counts per value and unit: the areas of all bars sum to 1.</summary>
    public IReadOnlyList<double> Densities
    {
        get
        {
            var total = Counts.Sum(count => (double)count) * Width;
            return [.. Counts.Select(count => total == 0 ? 0 : count / total)];
        }
    }

    /// <summary>Of the values, in so many bins from one edge to the other.</summary>
    public static Histogram Of(ReadOnlySpan<float> values, int bins, double from, double to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (!(to > from)) throw new ArgumentOutOfRangeException(nameof(to), to, $"the upper edge lies above the lower one, {from}.");
        var (counts, width) = (new int[bins], (to - from) / bins);
        foreach (var value in values) counts[(int)Math.Clamp((value - from) / width, 0, bins - 1)]++;
        return new Histogram(from, width, counts);
    }

    /// <summary>
    /// Of each block's values over the block's largest magnitude, from -1 to 1: what a format's code points have to cover.
    /// </summary>
    public static Histogram OfBlocks(ReadOnlySpan<float> values, int blockSize, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        var shares = new float[values.Length];
        for (var from = 0; from < values.Length; from += blockSize)
        {
            var block = values.Slice(from, Math.Min(blockSize, values.Length - from));
            var most = Packing.Extent.AbsMax(block);
            for (var i = 0; i < block.Length; i++) shares[from + i] = most == 0 ? 0 : block[i] / most;
        }
        return Of(shares, bins, -1, 1);
    }
}
