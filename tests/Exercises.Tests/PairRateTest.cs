using Graders;
using Headroom.Grading;

namespace Headroom.Testing;

/// <summary>How often the counts of 09.5 reject what is right, and accept what is wrong.</summary>
public sealed class PairRateTest
{
    [Fact]
    public void A_right_answer_is_rejected_once_in_ten_million_checks() => Assert.InRange(
        PairRate.All.Sum(rate => 1 - Binomial.Within(rate.Pairs, rate.Chance, rate.Accepted.Least, rate.Accepted.Most)),
        -1e-10, PairRate.Alarm);

    [Fact]
    public void A_wrong_number_of_bands_or_rows_passes_at_most_once_in_a_thousand()
    {
        Assert.InRange(Missed(rate => rate.Of(rate.Bands * rate.Rows, 1)), 0, ChiSquare.MostMissed); // any number is enough
        Assert.InRange(Missed(rate => rate.Of(1, rate.Bands * rate.Rows)), 0, ChiSquare.MostMissed); // all numbers must agree
        Assert.InRange(Missed(rate => rate.Of(1, rate.Rows)), 0, ChiSquare.MostMissed); // the first band alone
        Assert.InRange(Missed(rate => rate.Of(Math.Max(1, rate.Bands - 1), rate.Rows)), 0, ChiSquare.MostMissed); // one too few
        Assert.InRange(Missed(rate => rate.Of(rate.Bands + 1, rate.Rows)), 0, ChiSquare.MostMissed); // one too many
        Assert.InRange(Missed(rate => rate.Of(rate.Rows, rate.Bands)), 0, ChiSquare.MostMissed); // exchanged
        Assert.InRange(Missed(rate => rate.Of(rate.Bands, Math.Max(1, rate.Rows - 1))), 0, ChiSquare.MostMissed); // a row left out
        Assert.InRange(Missed(_ => 1), 0, ChiSquare.MostMissed); // all pairs are compared
    }

    // The chance that all counts accept it.
    private static double Missed(Func<PairRate, double> chance) => PairRate.All
        .Select(rate => Binomial.Within(rate.Pairs, chance(rate), rate.Accepted.Least, rate.Accepted.Most))
        .Aggregate((one, other) => one * other);
}
