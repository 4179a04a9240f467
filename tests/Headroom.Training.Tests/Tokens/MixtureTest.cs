namespace Headroom.Training.Tokens;

public sealed class MixtureTest : IDisposable
{
    private const int Context = 8;
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Targets_are_inputs_one_token_later()
    {
        var batch = Three(1).Batch(3, 4);
        Assert.Equal((4, Context, 4 * Context, 4 * Context), (batch.Rows, batch.Context, batch.Inputs.Length, batch.Targets.Length));
        for (var row = 0; row < 4; row++)
            Assert.Equal(batch.Inputs[(row * Context + 1)..((row + 1) * Context)],
                batch.Targets[(row * Context)..((row + 1) * Context - 1)]);
    }

    [Fact]
    public void A_run_that_resumes_reads_what_it_would_have_read()
    {
        var (run, resumed) = (Three(1), Three(1));
        var read = Enumerable.Range(0, 500).Select(step => run.Batch(step, 5).Inputs).ToList();
        foreach (var step in new[] { 499, 0, 250, 251 }) Assert.Equal(read[step], resumed.Batch(step, 5).Inputs);
    }

    [Fact]
    public void Another_seed_is_another_order() => Assert.NotEqual(Three(1).Batch(0, 20).Inputs, Three(2).Batch(0, 20).Inputs);

    [Fact]
    public void Every_row_of_a_part_comes_once_before_any_comes_again()
    {
        var mixture = Three(1);
        var rows = Enumerable.Range(0, 4000).Select(i => mixture.Row(i)).GroupBy(row => row.Part);
        foreach (var part in rows)
            foreach (var round in part.Chunk(mixture.RowsOf[part.Key]))
                Assert.Equal(round.Length, round.Distinct().Count());
    }

    [Fact]
    public void Two_rounds_are_in_different_order()
    {
        var mixture = new Mixture([new MixturePart(_files.Of("x", [.. Enumerable.Repeat(20, 60)]), 1, Cut.Again)], Context, 1);
        var rows = Enumerable.Range(0, 2 * mixture.RowsOf[0]).Select(i => mixture.Row(i)).Chunk(mixture.RowsOf[0]).ToList();
        Assert.NotEqual(rows[0], rows[1]);
        Assert.Equal(rows[0].Order(), rows[1].Order());
    }

    [Fact]
    public void After_any_number_of_rows_each_part_has_had_its_share()
    {
        var (mixture, counts) = (Three(1), new double[3]);
        for (var i = 1; i <= 20_000; i++)
        {
            counts[mixture.Row(i - 1).Part]++;
            Assert.InRange(counts[0] - 0.6 * i, -8, 8);
            Assert.InRange(counts[1] - 0.3 * i, -8, 8);
        }
    }

    [Fact]
    public void A_part_without_a_row_or_a_share_is_refused()
    {
        Assert.Contains("has 3 tokens", Assert.Throws<ArgumentException>(
            () => new Mixture([new MixturePart(_files.Of("short", 1), 1, Cut.Again)], Context, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("share 0", Assert.Throws<ArgumentException>(
            () => new Mixture([new MixturePart(_files.Of("none", 20), 0, Cut.Again)], Context, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Mixture([], Context, 1));
    }

    private Mixture Three(ulong seed) => new(
        [
            new MixturePart(_files.Of("stories", [.. Enumerable.Range(1, 50)]), 6, Cut.Drop),
            new MixturePart(_files.Of("code", 400, 3, 100), 3, Cut.Again),
            new MixturePart(_files.Of("edits", 30, 30, 30, 30), 1, Cut.Again),
        ],
        Context, seed);
}
