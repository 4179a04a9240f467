using Headroom.Hardware;
using Headroom.Sources;
using Headroom.Stages;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 06 on launches that became one, whose numbers are typed: each is computed here.</summary>
public sealed class StagesStatementsTest
{
    private const int Rows = 3072, Columns = 2048;

    private static readonly int s_groups = NormThenProduct.Groups(Rows);

    [Fact]
    public void One_launch_moves_more_bytes_than_two_and_saves_a_gap()
    {
        Assert.Equal((48, 8192), (s_groups, 4 * Columns));
        Says("fused", $"{4L * Rows * Columns:#,0} B");
        Says("fused", $"| the result | {4 * Rows:#,0} B |");
        double matrix = 4.0 * Rows * Columns, added = (s_groups - 3) * 4 * Columns;
        var gap = Published.Figure("gap of a launch on a stream, measured").Value;
        Says("fused", $"{1e6 * gap:0.0} µs");
        Says("fused", $"{Devices.H100Sxm.Bandwidth / 1e12:0.00} TB/s");
        Says("fused-after", $"{gap / (added / Devices.H100Sxm.Bandwidth):0} times");
        Says("fused-after", $"{2 * Columns:#,0} numbers here, beside {64 * Columns:#,0} weights");
        // A group for each row: half as much again.
        Assert.Equal(1.5, (matrix + Rows * 2 * 4.0 * Columns) / (matrix + Rows * 4.0 * Columns), 2);
    }

    [Fact]
    public void Two_groups_take_eleven_microseconds_of_which_one_waits_four()
    {
        // Three pieces of 4, then two of 3; pieces go round.
        double[] first = [2 * 4, 4];
        Says("counters", $"| {first.Max() + 3:0} | ends | ends | 3 |");
        Says("counters", $"Group 1 waits for {first.Max() - first[1]:0} µs");
    }

    [Fact]
    public void The_table_of_pieces_is_that_of_a_small_decoder()
    {
        var sizes = new DecoderSizes(Layers: 2, Heads: 5, HeadWidth: 8, Hidden: 64, Vocabulary: 50, Capacity: 16);
        Says("whole-step", $"width {sizes.Width}, {sizes.Heads} heads, hidden {sizes.Hidden}, {sizes.Vocabulary} tokens");
        var (width, hidden) = (Stage.Pieces(sizes.Width), Stage.Pieces(sizes.Hidden));
        Says("whole-step", $"| 0 Embed | {width} | |");
        Says("whole-step", $"| 1 Qkv | {Stage.Pieces(3 * sizes.Width)}, of {3 * sizes.Width} rows | counter 0 at {width} |");
        Says("whole-step", $"| 2 Attend | {sizes.Heads}, one for each head | counter 1 at {Stage.Pieces(3 * sizes.Width)} |");
        Says("whole-step", $"| 3 Output | {width} | counter 2 at {sizes.Heads} |");
        Says("whole-step", $"| 4 GateUp | {hidden} | counter 3 at {width} |");
        Says("whole-step", $"| 5 Down | {width} | counter 4 at {hidden} |");
        Says("whole-step", $"| 11 Logits | {Stage.Pieces(sizes.Vocabulary)} | counter 10 at {width} |");
        Says("whole-step", $"two layers is {SeparateLaunches.Count(2)} launches");
        Says("whole-step", $"in step 2 counter 0 must reach {2 * width}");
    }

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("06-inference.ipynb", cell), StringComparison.Ordinal);
}
