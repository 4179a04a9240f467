using Headroom.Measurement;
using Headroom.Specialising;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 09 on recall of patches, near-duplicates and intervals over files whose numbers are typed.</summary>
public sealed class SpecialisedStatementsTest
{
    [Fact]
    public void Wrong_answers_that_scatter_have_two_percent_each() =>
        // 30 % over the 15 other values.
        Says("recall-after", $"The right answer has 70 % of the weight behind every question, each wrong one {30 / 15.0:0}");

    [Fact]
    public void Verification_at_several_levels_is_within_chance()
    {
        Says("recall-after", "H(3) = 7.19, p = 0.066");
        Assert.Equal(0.066, ChiSquareTailOfThree(7.19), 0.0005);
    }

    [Fact]
    public void Bands_by_hand()
    {
        double Caught(double s) => 1 - Math.Pow(1 - Math.Pow(s, 5), 20);
        Says("duplicates", $"0.8^5 = {Math.Pow(0.8, 5):0.000}");
        Says("duplicates", $"0.672^{{20}} = {Math.Pow(1 - Math.Pow(0.8, 5), 20):0.0000}");
        Says("duplicates", $"At $s = 0.3$ the chance is {Caught(0.3):0.00}");
        Assert.Equal(5e9, 100_000.0 * 99_999 / 2, 1e5);
    }

    [Fact]
    public void Two_files_by_hand()
    {
        Says("specialise", $"\\sqrt{{0.5 \\cdot 0.5 / 20}} = {Math.Sqrt(0.25 / 20):0.00}");
        Says("specialise", $"\\sqrt{{2 \\cdot (4^2 + 4^2)}} / 20 = {Math.Sqrt(2 * 32) / 20:0.00}");
        Assert.Equal(12.706, StudentT.Factor(1), 0.0005);
    }

    [Fact]
    public void Small_and_specialised_wins_in_bits_and_nothing_else_is_decided()
    {
        var (bits, names) = (Bits(("small", 1), ("target", 0)), Names(("small", 1), ("target", 0)));
        var lines = Lines(("small", 1), ("target", 0));
        Says("specialise-after", $"by {-bits.Mean:0.000}, and its interval ends at {-bits.High:0.000}");
        Assert.True(names is { Low: < 0, High: > 0 } && lines is { Low: < 0, High: > 0 });
        Says("specialise-after", $"from {-100 * names.Low:0.0} points behind to {100 * names.High:0.0} ahead");
        Says("specialise-after", $"{Share("small", 1):0.0} against {Share("target", 0):0.0} % of the identifiers");
        var few = ("small", 0.125);
        Assert.All(
            new[] { Bits(few, ("target", 0)), Names(few, ("target", 0)), Lines(few, ("target", 0)) },
            each => Assert.True(each is { Low: < 0, High: > 0 }));
        Assert.Equal(5, s_runs.Of("small", 1).Count);
        Assert.Equal(5, s_runs.Of("small", 0.125).Count);
    }

    [Fact]
    public void Large_and_specialised_is_better_than_both()
    {
        Assert.True(Bits(("target", 1), ("small", 1)).High < 0 && Lines(("target", 1), ("small", 1)).Low > 0);
        var names = Names(("target", 1), ("small", 1));
        Assert.True(names.Low > 0);
        Says("specialise-after",
            $"completes {Share("target", 1):0.0} % of the identifiers, {100 * names.Mean:0.0} points more than `small` with them");
        Assert.Equal(5, s_runs.Of("target", 1).Count);
        var reading = Bits(("small", 1), ("small", 0));
        Says("specialise-after", $"moved `small` by {-reading.Mean:0.000} bits per byte");
        var size = Bits(("target", 0), ("small", 0));
        Says("specialise-after", $"had moved `target` by {-size.Mean:0.000}, and that difference is itself undecided");
        Assert.True(size is { Low: < 0, High: > 0 });
        Says("specialise-after", $"{100 * SpecialiseRun.StepTokens:#,0} tokens of private code");
    }

    private static readonly SpecialiseRuns s_runs = SpecialiseRuns.Current;

    private static RatioInterval Bits((string, double) one, (string, double) other) =>
        Less(one, other, score => score.Bits, file => file.Bytes);

    private static RatioInterval Names((string, double) one, (string, double) other) =>
        Less(one, other, score => score.Identifiers, file => file.Identifiers);

    private static RatioInterval Lines((string, double) one, (string, double) other) =>
        Less(one, other, score => score.Lines, file => file.Lines);

    private static RatioInterval Less(
        (string Model, double Share) one, (string Model, double Share) other, Func<FileScore, double> what,
        Func<AskedFile, double> asked) => RatioInterval.OverFiles(
            [.. PerFile(one, what).Zip(PerFile(other, what), (here, there) => here - there)], [.. s_runs.HeldOut.Select(asked)]);

    private static IEnumerable<double> PerFile((string Model, double Share) one, Func<FileScore, double> what) =>
        Enumerable.Range(0, s_runs.HeldOut.Count).Select(file => s_runs.Of(one.Model, one.Share).Average(run => what(run.Scores[file])));

    private static double Share(string model, double share) =>
        100 * PerFile((model, share), score => score.Identifiers).Sum() / s_runs.HeldOut.Sum(file => (double)file.Identifiers);

    // The upper tail of chi-square with three degrees: erfc(sqrt(x / 2)) + sqrt(2 x / pi) e^(-x / 2), the first part as a sum over steps.
    private static double ChiSquareTailOfThree(double x)
    {
        const int Steps = 100_000;
        var (sum, step) = (0.0, 60.0 / Steps);
        for (var i = 0; i < Steps; i++)
            if (x + (i + 0.5) * step is var at) sum += step * Math.Sqrt(at) * Math.Exp(-at / 2) / Math.Sqrt(2 * Math.PI);
        return sum;
    }

    private static void Says(string cell, string words) => Assert.Contains(words, Cells.Text("09-specialised.ipynb", cell));
}
