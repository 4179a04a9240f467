using Headroom.Grading;

namespace Graders;

/// <summary>
/// A count of pairs by which bands are judged. Pairs have no member in common with each other, so each is found or not by itself, with the
/// chance of <c>1 - (1 - s^rows)^bands</c>: their number is binomial.
/// </summary>
/// <param name="Bands">Of a signature.</param>
/// <param name="Rows">Numbers of a band.</param>
/// <param name="Size">Members of each set.</param>
/// <param name="Common">Members that a pair has in common.</param>
/// <param name="Pairs">Drawn; a few too, for where all could be compared.</param>
public sealed record PairRate(int Bands, int Rows, int Size, int Common, int Pairs = 2000)
{
    /// <summary>The chance that any of the counts of a check rejects a right submission.</summary>
    public const double Alarm = 1e-7;

    /// <summary>Chances near a half, for there another rule shows most. Sets are small: the chance is of their similarity alone.</summary>
    public static IReadOnlyList<PairRate> All { get; } = 
        [new(5, 4, 4, 3), new(1, 3, 9, 8), new(3, 1, 3, 1), new(4, 8, 9, 8, 200), new(64, 2, 5, 1, 300)];

    public double Similarity => (double)Common / (2 * Size - Common);

    public double Chance => Of(Bands, Rows);

    /// <summary>With this share of the alarms, all counts together have no more than <see cref="Alarm"/>.</summary>
    public (int Least, int Most) Accepted => Binomial.Accepted(Pairs, Chance, Alarm / All.Count);

    /// <summary>The chance of a pair by another number of bands or rows.</summary>
    public double Of(int bands, int rows) => 1 - Math.Pow(1 - Math.Pow(Similarity, rows), bands);
}
