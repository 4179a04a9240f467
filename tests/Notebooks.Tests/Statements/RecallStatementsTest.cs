using Headroom.Measurement;
using Headroom.Recall;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 08 on recall, hybrids and 2:4 whose numbers are typed.</summary>
public sealed class RecallStatementsTest
{
    private static readonly IReadOnlyList<RecallCell> s_cells = RecallRuns.Cells(RecallRuns.Current);

    [Fact]
    public void Crosstalk_is_the_root_of_pairs_over_numbers()
    {
        Says("recall", $"{Math.Sqrt(15 / 64.0):0.00} with 16 keys of 64 numbers, and {Math.Sqrt(63 / 64.0):0.00} with 64");
        Says("recall", "128 numbers for 8 pairs are 16 a pair");
    }

    [Fact]
    public void The_hybrid_by_hand()
    {
        const double States = 3 * 524_288.0 * 4, Token = 2 * 2 * 256 * 2;
        Says("recall-exercise", "$2 \\cdot 2 \\cdot 256 \\cdot 2 = 2{,}048$ bytes");
        Says("recall-exercise", $"{States / 1e6:0.0} MB at any length");
        Says("recall-exercise", $"At {States / Token:#,0} tokens both are the same");
        Says("recall-exercise", $"at a million the cache has {1e6 * Token / 1e9:0.0} GB");
        double[] seeds = [0.2, 0.4, 0.3, 0.5, 0.6];
        var deviation = Math.Sqrt(seeds.Sum(seed => Math.Pow(seed - 0.4, 2)) / 4);
        var reach = StudentT.Factor(4) * deviation / Math.Sqrt(5);
        Says("recall-exercise", $"the mean 0.4 and the deviation {deviation:0.000}");
        Says("recall-exercise", $"\\sqrt{{5}} = {reach:0.000}$ down, to {0.4 - reach:0.000}");
    }

    [Fact]
    public void Attention_answers_what_a_small_state_does_not_and_a_hybrid_does()
    {
        var (attention, state, hybrid) = (Deep("AAA", 0), Deep("SSS", 4), Deep("ASS", 4));
        Assert.True(attention.Low > 0.98 && hybrid.Low > 0.98, $"{attention.Low}, {hybrid.Low}");
        Assert.True(state.High < 0.5 * attention.Low, $"{state.High}");
        Assert.True(hybrid.Low > Deep("SSS", 32).Mean);
        Assert.True(One("S", 4, 1800).High < One("A", 0, 600).Low, "three times as many steps do not make up for the room");
    }

    [Fact]
    public void Recall_rises_with_the_size_of_the_state()
    {
        foreach (var mixer in new[] { "S", "L" })
        {
            var means = new[] { 4, 8, 16, 32 }.Select(size => One(mixer, size, 600).Mean).ToArray();
            Assert.Equal(means.Order(), means);
            Assert.True(One(mixer, 4, 600).High < One(mixer, 16, 600).Low);
            Assert.InRange(means[0], 0.25, 0.35);
            Assert.InRange(means[1], 0.55, 0.59);
            Assert.InRange(means[2], 0.90, 0.92);
            Assert.InRange(means[3], 0.985, 0.999);
        }
        Says("recall-after", $"take the smallest state from {100 * One("S", 4, 600).Mean:0} % to {100 * One("S", 4, 1800).Mean:0}");
    }

    [Fact]
    public void The_last_layers_attention_was_found_by_two_seeds()
    {
        var recalls = Deep("SSA", 4).Runs.Select(run => run.Recall).ToArray();
        Assert.Equal(2, recalls.Count(recall => recall > 0.99));
        Assert.Equal(3, recalls.Count(recall => recall < 0.15));
        Assert.True(Deep("SSA", 4).Low < 0);
        Assert.True(Deep("SAS", 4).Low > 0.9);
    }

    [Fact]
    public void Three_times_as_long_four_seeds_of_five_find_the_last_layers_attention()
    {
        var recalls = Three("SSA", 1500).Runs.Select(run => run.Recall).ToArray();
        Assert.Equal(4, recalls.Count(recall => recall > 0.99));
        Assert.Equal(1, recalls.Count(recall => recall < 0.1));
    }

    [Fact]
    public void Induction_needs_a_layer_of_attention_to_be_learned_soon()
    {
        RecallCell Of(string pattern, int state, int steps) => RecallRuns.Cells(RecallRuns.Induction)
            .Single(cell => cell.Pattern == pattern && cell.StateSize == state && cell.Runs[0].Steps == steps);
        Assert.True(Of("AAA", 0, 500).Low > 0.99 && Of("ASS", 4, 500).Low > 0.99);
        Says("recall-induction-after",
            $"answer {100 * Of("SSS", 4, 500).Mean:0.0} % with 4 numbers a channel and {100 * Of("SSS", 32, 500).Mean:0.0} % with 32");
        Assert.True(One("S", 32, 600).Low > 0.98);
        var late = Of("SSS", 32, 1500).Runs.Select(run => run.Recall).Order().ToArray();
        Assert.True(late[3] < 0.1, $"{late[3]}");
        Says("recall-induction-after", $"and one {100 * late[4]:0.0} %");
    }

    [Fact]
    public void A_place_takes_two_bits()
    {
        double Share(int bits) => (2.0 * bits + 4) / (4 * bits);
        Says("sparse", $"{Share(16):0.0000} of the bytes, not 0.5. In 8 bits it is {Share(8):0.000}, in 4 bits {Share(4):0.00}");
        Assert.Equal(4, 6 * Share(6), 1e-12);
    }

    private static RecallCell One(string pattern, int state, int steps) => s_cells.Single(cell =>
        cell.Pattern == pattern && cell.StateSize == state && cell.Pairs == 16 && cell.Runs[0].Steps == steps
        && cell.Runs[0].LearningRate == 0.01);

    private static RecallCell Three(string pattern, int steps) =>
        s_cells.Single(cell => cell.Pattern == pattern && cell.Pairs == 16 && cell.Runs[0].Steps == steps);

    private static RecallCell Deep(string pattern, int state) => s_cells.Single(cell =>
        cell.Pattern == pattern && cell.StateSize == state && cell.Pairs == 16 && cell.Runs[0].Steps == 500);

    private static void Says(string cell, string words) => Assert.Contains(words, Cells.Text("08-after.ipynb", cell));
}
