using Headroom.Distilling;
using Headroom.Measurement;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 09 on what students of `target` learned from, whose numbers are typed.</summary>
public sealed class DistillStatementsTest
{
    private static readonly DistillRuns s_runs = DistillRuns.Current;

    [Fact]
    public void The_runs_are_those_that_are_described()
    {
        Assert.All(s_runs.Runs, run => Says("students", $"for {run.Steps} steps of {DistillRun.StepTokens:#,0} tokens"));
        Assert.Equal(12, s_runs.Runs.Count);
        Says("students", $"{s_runs.Bytes.Count} other tales");
        Assert.All(s_runs.Of(DistillWay.Shares), run => Says("students", $"$a = {run.Share:0.00}$ and $T = {run.Temperature:0}$"));
        Assert.All(s_runs.Of(DistillWay.Flattened), run => Says("students", $"the same with $T = {run.Temperature:0}$"));
        Assert.StartsWith("1189 tales", s_runs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_save_bits_and_cost_time()
    {
        var (less, reach) = More(DistillWay.Shares);
        Assert.True(less + reach < 0);
        Says("students-after", $"save {-less:0.000} +- {reach:0.000} bits per byte: "
            + $"{Bits(DistillWay.Shares).Average():0.000} against {Bits(DistillWay.Text).Average():0.000}");
        double taught = Seconds(DistillWay.Shares), alone = Seconds(DistillWay.Text);
        Says("students-after", $"takes {taught / alone:0.0} times the processor time");
        Assert.Equal(0.8, (taught - alone) / taught, 0.02); // four fifths
    }

    [Fact]
    public void A_temperature_of_two_falls_behind_the_text_alone()
    {
        var (more, reach) = More(DistillWay.Flattened);
        Assert.True(more - reach > 0);
        Says("students-after", $"is {more:0.000} bits per byte behind");
    }

    [Fact]
    public void A_teachers_tales_are_worth_a_little_less()
    {
        var (more, reach) = More(DistillWay.Sequences);
        Assert.True(more - reach > 0);
        Says("students-after", $"{more:0.000} +- {reach:0.000} bits per byte more");
        Says("students-after", $"The teacher itself has {s_runs.BitsPerByte(s_runs.Teacher):0.000} bits per byte");
        Says("students-after", $"{s_runs.WritingSeconds:0} s of writing");
        Assert.All(s_runs.Of(DistillWay.Sequences), run => Assert.True(run.Tokens < run.Steps * DistillRun.StepTokens)); // some twice
        Assert.Equal(1, Seconds(DistillWay.Sequences) / Seconds(DistillWay.Text), 0.1);
    }

    private static double[] Bits(DistillWay way) => [.. s_runs.Of(way).Select(run => s_runs.BitsPerByte(run.Bits))];

    private static double Seconds(DistillWay way) => s_runs.Of(way).Average(run => run.Seconds);

    // Than the student of the text alone with the same first weights, and how far the 95 % interval over seeds reaches.
    private static (double Mean, double Reach) More(DistillWay way)
    {
        double[] more = [.. Bits(way).Zip(Bits(DistillWay.Text), (here, there) => here - there)];
        var mean = more.Average();
        var squares = more.Sum(each => (each - mean) * (each - mean));
        return (mean, StudentT.Factor(more.Length - 1) * Math.Sqrt(squares / (more.Length - 1) / more.Length));
    }

    private static void Says(string cell, string words) => Assert.Contains(words, Cells.Text("09-specialised.ipynb", cell));
}
