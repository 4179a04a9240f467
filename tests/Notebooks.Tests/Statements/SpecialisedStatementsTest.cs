using Headroom.Measurement;

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
