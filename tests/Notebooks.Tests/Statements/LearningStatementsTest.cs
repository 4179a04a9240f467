using Headroom.Measurement;
using Headroom.PostTraining;
using Headroom.Recall;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 09 on distillation, pass@k, differences, prices and reward whose numbers are typed.</summary>
public sealed class LearningStatementsTest
{
    [Fact]
    public void Shares_at_temperatures_and_the_divergence_by_hand()
    {
        double[] teacher = [2, 1, 0], student = [1, 1, 0];
        Says("distil", $"| 1 | {Listed(Softmax(teacher, 1))} |");
        Says("distil", $"| 4 | {Listed(Softmax(teacher, 4))} |");
        var (p, q) = (Softmax(teacher, 2), Softmax(student, 2));
        Says("distil", $"the teacher's shares are ({Listed(p)}). A student with the scores (1, 1, 0) has ({Listed(q)})");
        var divergence = p.Zip(q, (a, b) => a * Math.Log(a / b)).Sum();
        Says("distil", $"is {divergence:0.0000} nats");
        Says("distil", $"$4 \\cdot {divergence:0.0000} = {4 * divergence:0.000}$");
        Says("distil", $"= ({Listed([.. p.Zip(q, (a, b) => 2 * (b - a))])})");
    }

    [Fact]
    public void Tokens_that_an_excess_needs() =>
        Says("sequence", $"$16 \\cdot 15 = {16 * 15}$ free numbers, "
            + $"and for 0.01 nats a token $N = 240 / (2 \\cdot 0.01)$ = {240 / 0.02:#,0} tokens");

    [Fact]
    public void One_of_five_of_twenty()
    {
        var wrong = Enumerable.Range(0, 5).Aggregate(1.0, (share, i) => share * (17 - i) / (20 - i));
        Says("pass", $"= {wrong:0.000}$, so pass@5 is {1 - wrong:0.000}. "
            + $"It is tempting to write $1 - (1 - 3/20)^5 = {1 - Math.Pow(0.85, 5):0.000}$");
    }

    [Fact]
    public void Welch_by_hand()
    {
        double a = 1.64 / Math.Sqrt(3), b = 1.80 / Math.Sqrt(3), error = Math.Sqrt(a * a + b * b);
        Says("better", $"{a:0.000} and {b:0.000}. Their difference, 1.03, is sure to $\\sqrt{{0.947^2 + 1.039^2}} = {error:0.000}$");
        var t = StudentT.Factor(Math.Pow(error, 4) / ((Math.Pow(a, 4) + Math.Pow(b, 4)) / 2));
        Says("better", $"reaches {t:0.000} such errors: {t * error:0.00}");
        Says("better", $"from {1.03 - t * error:0.00} to {1.03 + t * error:0.00}");
        // The normal distribution's share below -0.7326, by Simpson's rule.
        var (z, step) = (1.03 / error, 1e-4);
        var within = Enumerable.Range(0, (int)(z / step)).Sum(i => Math.Exp(-Math.Pow((i + 0.5) * step, 2) / 2) * step)
            / Math.Sqrt(2 * Math.PI);
        Says("better", $"= {100 * (0.5 - within):0} of 100 papers");
    }

    [Fact]
    public void A_paired_comparison_is_surer()
    {
        var paired = Math.Sqrt(48 - 12 * 12 / 500.0) / 500 * 100;
        Says("exercise-better", $"its error is {100 * Math.Sqrt(2 * 0.25 / 500):0.00} points; "
            + "paired, only the 48 tasks count on which they differ, "
            + $"and it is {paired:0.00}");
        var (tail, term) = (0.0, Math.Pow(2, -48));
        for (var i = 0; i <= 18; term *= (48.0 - i) / ++i) tail += term;
        Says("exercise-better", $"$p$ = {2 * tail:0.000}");
        Says("better-read", $"sure to {100 * Math.Sqrt(0.25 / 231):0.0} points");
    }

    [Fact]
    public void Two_mixers_near_each_other_are_told_apart_by_no_three_seeds()
    {
        var (scan, linear) = (Recalls("S"), Recalls("L"));
        double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
        Assert.True(
            Math.Abs(scan.Average() - linear.Average()) < Math.Sqrt(Math.Max(Variance(scan), Variance(linear))), "within a deviation");
    }

    [Fact]
    public void Prices_by_hand()
    {
        var read = 30 * 20_000 + 2000 * 435;
        Says("price", $"= {read / 1e6:0.00} million tokens. "
            + $"Only {20_000 + 29 * 2000:#,0} of them are new: {100 * (1 - 78_000.0 / read):0.0} %");
        Says("price", $"reading costs {(78_000 + (read - 78_000) * 0.1) / read:0.000} of what");
        Says("price", $"= ${2.35e6 / 3600 / 2126:0.000}, if the GPU never waits. "
            + $"One that is busy a hundredth of the time costs ${235e6 / 3600 / 2126:0.0}.");
        Says("price", $"{1300.0 / 8000 * 100:0} cents a trajectory");
        Says("price-after", $"it is {9216 / 960.0:0.0}-fold");
    }

    [Fact]
    public void Preference_and_advantages_by_hand()
    {
        Says("reward", $"the loss is {Math.Log(1 + Math.Exp(-0.23)):0.000}, from $\\ln 2 = {Math.Log(2):0.000}$");
        Says("reward", $"= \\mp {0.1 / (1 + Math.Exp(0.23)):0.0000}$");
        var deviation = Math.Sqrt((2 * 0.75 * 0.75 + 6 * 0.0625) / 7);
        Says("reward", $"the deviation {deviation:0.000}, so right answers have the advantage $A$ = {0.75 / deviation:0.00} and wrong ones "
            + $"-{0.25 / deviation:0.00}");
    }

    [Fact]
    public void As_many_runs_as_are_said() => Assert.Equal(75, RewardRuns.Current.Count);

    [Fact]
    public void Slips_wash_out_and_a_habit_does_not()
    {
        foreach (var task in RewardRuns.Current.GroupBy(run => run.Task))
        {
            Assert.All(task.Where(run => run.Way is RewardWay.Verified or RewardWay.Unverified), run => Assert.True(run.IsSolved));
            Assert.All(task.Where(run => run.Way == RewardWay.Habit), run => Assert.InRange(run.Share, 0, 0.51));
            Assert.True(Mean(task, RewardWay.Unverified, run => run.Samples) > Mean(task, RewardWay.Verified, run => run.Samples));
            Assert.True(Mean(task, RewardWay.Reward, run => run.Samples) > Mean(task, RewardWay.Unverified, run => run.Samples));
        }
        Assert.All(
            RewardRuns.Current.Where(run => run is { Task: "sums", Way: RewardWay.Habit }), run => Assert.InRange(run.Share, 0.48, 0.51));
    }

    [Fact]
    public void On_brackets_the_lower_loss_answers_fewer()
    {
        var brackets = RewardRuns.Current.Where(run => run.Task == "brackets").ToArray();
        Assert.True(Mean(brackets, RewardWay.Unverified, run => run.Loss) < Mean(brackets, RewardWay.Rejection, run => run.Loss));
        Assert.True(Mean(brackets, RewardWay.Unverified, run => run.Drawn) < 0.5);
        Assert.True(Mean(brackets, RewardWay.Rejection, run => run.Drawn) > 2 * Mean(brackets, RewardWay.Unverified, run => run.Drawn));
    }

    private static double Mean(IEnumerable<RewardRun> runs, RewardWay way, Func<RewardRun, double> what) =>
        runs.Where(run => run.Way == way).Average(what);

    private static double[] Recalls(string mixer) => [.. RecallRuns.Cells(RecallRuns.Current)
        .Single(cell => cell.Pattern == mixer && cell.StateSize == 8 && cell.Pairs == 16
            && cell.Runs[0] is { Steps: 600, LearningRate: 0.01 })
        .Runs.Select(run => run.Recall)];

    private static double[] Softmax(double[] scores, double temperature)
    {
        var powers = scores.Select(score => Math.Exp(score / temperature)).ToArray();
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static string Listed(double[] values) => string.Join(", ", values.Select(value => $"{value:0.000}"));

    private static void Says(string cell, string words) => Assert.Contains(words, Cells.Text("09-specialised.ipynb", cell));
}
