using Headroom.Training.Tokens;

namespace Headroom.Testing.Tokens;

public sealed class TokenWindowsTest
{
    [Theory]
    [InlineData(1001, 10)]
    [InlineData(170, 10)]
    [InlineData(4100, 64)]
    public void Every_window_is_read_once_before_any_is_read_again(int count, int context)
    {
        var windows = (count - context) / context;
        var source = Counting(count);
        foreach (var pass in new[] { 0, 1, 2 })
        {
            var begins = Enumerable.Range(0, windows).Select(index => Inputs(source, pass * windows + index, 1, context)[0]).ToList();
            Assert.Equal(windows, begins.Distinct().Count());
            Assert.Single(begins.Select(begin => begin % context).Distinct());
        }
    }

    [Fact]
    public void A_target_is_the_next_token()
    {
        var (inputs, targets) = (new long[30], new long[30]);
        Counting(1000).Batch(7, 3, 10, inputs, targets);
        Assert.Equal(inputs.Select(token => token + 1), targets);
        Assert.All(inputs.Chunk(10), row => Assert.Equal(Enumerable.Range((int)row[0], 10).Select(token => (long)token), row));
    }

    [Fact]
    public void A_batch_depends_on_its_number_and_the_seed_alone()
    {
        var source = Counting(2000);
        var third = Inputs(source, 3, 4, 10);
        Inputs(source, 99, 4, 10);
        Assert.Equal(third, Inputs(source, 3, 4, 10));
        Assert.Equal(third, Inputs(Counting(2000), 3, 4, 10));
        Assert.NotEqual(third, Inputs(Counting(2000, seed: 2), 3, 4, 10));
    }

    [Fact]
    public void Tokens_that_just_fill_a_window_are_read_again_and_again() =>
        Assert.Equal(Inputs(Counting(11), 0, 1, 10), Inputs(Counting(11), 5, 1, 10));

    [Fact]
    public void Too_few_tokens_are_refused() =>
        Assert.StartsWith("10 tokens are too few for a context of 10.", Said.By<ArgumentException>(() => Inputs(Counting(10), 0, 1, 10)),
            StringComparison.Ordinal);

    [Fact]
    public void A_token_beyond_the_vocabulary_is_told_with_its_place() =>
        Assert.StartsWith("token 2 is 9, and the vocabulary has 9.", Said.By<ArgumentException>(
            () => new TokenWindows(new ushort[] { 1, 2, 9, 3 }, 9, 1)), StringComparison.Ordinal);

    private static TokenWindows Counting(int count, long seed = 1) =>
        new(Enumerable.Range(0, count).Select(i => (ushort)i).ToArray(), ushort.MaxValue + 1, 1, seed);

    private static long[] Inputs(TokenWindows source, long step, int size, int context)
    {
        var (inputs, targets) = (new long[size * context], new long[size * context]);
        source.Batch(step, size, context, inputs, targets);
        return inputs;
    }
}
