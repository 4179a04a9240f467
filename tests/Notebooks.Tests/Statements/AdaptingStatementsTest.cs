namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 07 on tables that forget and on the controller, whose numbers are typed.</summary>
public sealed class AdaptingStatementsTest
{
    [Fact]
    public void Weights_of_two_old_observations_and_a_new_one()
    {
        Says("tables", $"$2^{{-3/4}} + 1 = {Left(3) + 1:0.000}$");
        Says("tables", $"$2^{{-6/4}} + 2^{{-3/4}} = {Left(6) + Left(3):0.000}$");
        var gone = Enumerable.Range(1, 40).First(tokens => Left(tokens) < 0.1);
        Says("tables", $"$2^{{-a/4}} < 0.1$ after {gone} tokens");
    }

    [Fact]
    public void Two_phases_of_other_traffic_leave_a_quarter_of_a_weight() =>
        Says("tables-after", $"{2 * 40 * 160:#,0} tokens of other traffic leave {Math.Pow(0.5, 2 * 40 * 160 / 6000.0):0 %} of each weight");

    [Fact]
    public void Four_rounds_are_ten_judged_tokens()
    {
        int[] accepted = [4, 1, 0, 2];
        var (judged, right) = (accepted.Sum(each => Math.Min(each + 1, 4)), accepted.Sum());
        Says("controller", $"and {right} of those {judged} were right");
        Says("controller", $"${right + 1}/{judged + 2} = {Chance:0.000}$");
        Says("controller", $"divides by the 16 that were drafted believes {right / 16.0:0.00}");
    }

    [Fact]
    public void The_table_of_lengths_is_the_formula()
    {
        Says("controller", $"| tokens at 0.667 | 1 | {Row(1, g => Tokens(g, Chance))} |");
        Says("controller", $"| time | 1 | {string.Join(" | ", Enumerable.Range(1, 6).Select(g => $"{Time(g):0.00}"))} |");
        Says("controller", $"| tokens per time | 1 | {Row(1, g => Tokens(g, Chance) / Time(g)).Replace("2.105", "**2.105**")} |");
        Assert.Equal(5, Enumerable.Range(0, 13).MaxBy(g => Tokens(g, Chance) / Time(g)));
        Says("controller", $"At 0.44 the best length would be {Enumerable.Range(0, 13).MaxBy(g => Tokens(g, 7 / 16.0) / Time(g))}");
        Says("controller", $"$1.667/1.81 = {Tokens(1, Chance) / 1.81:0.00}$");
        Assert.Equal(0, Enumerable.Range(0, 13).MaxBy(g => Tokens(g, Chance) / (1 + 0.81 * g)));
    }

    [Fact]
    public void A_probe_in_vain_can_be_paid_this_often()
    {
        Says("controller", $"takes {Time(4):0.00} and commits 1: against plain decoding it loses {Time(4) - 1:0.00}");
        var (plain, best) = ((Time(4) - 1) / 0.01, (Time(4) - 1 / 2.1) / 0.01);
        Says("controller", $"one such probe in {plain:0} passes can be paid, and one in {best:0} where");
        var left = 1 - 1 / 60.0;
        Says("controller", $"{Math.Pow(left, 60):0 %} of an old belief is left after 60 judged tokens, and {Math.Pow(left, 180):0 %}");
    }

    private const double Chance = 8 / 12.0;

    private static double Left(int tokens) => Math.Pow(0.5, tokens / 4.0);

    private static double Tokens(int length, double chance) => Enumerable.Range(0, length + 1).Sum(n => Math.Pow(chance, n));

    private static double Time(int length) => 1 + 0.06 * length;

    private static string Row(int first, Func<int, double> value) =>
        string.Join(" | ", Enumerable.Range(first, 6).Select(g => $"{value(g):0.000}"));

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("07-speculation.ipynb", cell), StringComparison.Ordinal);
}
