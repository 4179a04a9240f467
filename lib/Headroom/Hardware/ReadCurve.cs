using System.Text.Json.Serialization;

namespace Headroom.Hardware;

/// <summary>How fast so many bytes are read, over and over.</summary>
public readonly record struct ReadPoint(long Bytes, double Rate);

/// <summary>
/// The read-only ceiling over the working set: what lies in a cache is read faster than what comes from memory. It is what weights are read
/// against; a triad also writes, and so has another ceiling.
/// </summary>
public sealed class ReadCurve : IEquatable<ReadCurve>
{
    /// <param name="points">One at least, of rising bytes.</param>
    /// <exception cref="ArgumentException">There is none, or they do not rise.</exception>
    public ReadCurve(IReadOnlyList<ReadPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0) throw new ArgumentException("a curve has a point at least.", nameof(points));
        for (var i = 1; i < points.Count; i++)
            if (points[i].Bytes <= points[i - 1].Bytes) throw new ArgumentException("the points' bytes do not rise.", nameof(points));
        Points = points;
    }

    public IReadOnlyList<ReadPoint> Points { get; }

    /// <summary>B/s from memory: the largest working set's.</summary>
    [JsonIgnore]
    public double FromMemory => Points[^1].Rate;

    /// <summary>
    /// B/s of a working set: between two points by a line over the logarithm of bytes. What a larger set reaches, a smaller one can too.
    /// </summary>
    public double At(double bytes)
    {
        var above = 0;
        while (above < Points.Count && Points[above].Bytes < bytes) above++;
        if (above == Points.Count) return FromMemory;
        var reached = Reached(above);
        if (above == 0) return reached;
        var (low, high) = (Points[above - 1], Points[above]);
        var share = Math.Log(bytes / low.Bytes) / Math.Log((double)high.Bytes / low.Bytes);
        return Reached(above - 1) * (1 - share) + reached * share;
    }

    /// <summary>The higher of both at every point; the points of <paramref name="other"/> alone where they differ.</summary>
    public ReadCurve Merge(ReadCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Points.Select(point => point.Bytes).SequenceEqual(other.Points.Select(point => point.Bytes))
            ? new([.. Points.Zip(other.Points, (one, two) => one with { Rate = Math.Max(one.Rate, two.Rate) })])
            : other;
    }

    public bool Equals(ReadCurve? other) => other is not null && Points.SequenceEqual(other.Points);

    public override bool Equals(object? obj) => Equals(obj as ReadCurve);

    public override int GetHashCode() => Points.Aggregate(0, HashCode.Combine);

    private double Reached(int from) => Points.Skip(from).Max(point => point.Rate);
}
