using Headroom.Counting;
using Headroom.Testing;

namespace Headroom.Tests.Counting;

[Machine]
public sealed class TallyTest
{
    private static readonly float[] s_left = [1, 2, 3], s_right = [4, 5, 6];

    [Fact]
    public void A_dot_product_of_three_is_six_operations_that_wait_for_four()
    {
        var tally = new Tally();
        var (a, b) = (tally.Of(s_left), tally.Of(s_right));
        Counted sum = 0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        Assert.Equal([32f], Tally.Values([sum]));
        Assert.Equal((6, 4, true), (tally.Flops, tally.LongestChain, tally.IsWhole));
    }

    [Fact]
    public void Every_operation_computes_in_float_and_counts_as_one()
    {
        var tally = new Tally();
        var (x, y) = (tally.Of(3), tally.Of(4));
        Assert.Equal([7f, -1f, 12f, 0.75f, -3f, MathF.Exp(3), 4f],
            Tally.Values([x + y, x - y, x * y, x / y, -x, Counted.Exp(x), Counted.Max(x, y)]));
        Assert.Equal((6, 1), (tally.Flops, tally.LongestChain));
    }

    [Fact]
    public void Constants_count_nothing_until_they_meet_a_number_that_is_counted()
    {
        var tally = new Tally();
        Counted two = 2, three = 3, six = two * three;
        Assert.Equal(0, tally.Flops);
        Assert.Equal([30f], Tally.Values([six * tally.Of(5)]));
        Assert.Equal((1, 1), (tally.Flops, tally.LongestChain));
    }

    [Fact]
    public void A_second_thread_is_seen()
    {
        var tally = new Tally();
        var x = tally.Of(2);
        var thread = new Thread(() => _ = x * x);
        thread.Start();
        thread.Join();
        Assert.False(tally.IsWhole);
    }

    [Fact]
    public void A_value_cannot_be_read_off_its_text_or_its_hash_or_found_by_comparing()
    {
        var seven = new Tally().Of(7);
        Counted same = seven, constant = 7;
        Assert.Equal("a counted number", seven.ToString());
        Assert.Equal(constant.GetHashCode(), new Tally().Of(8).GetHashCode());
        Assert.True(seven == same);
        Assert.True(seven != constant);
    }
}
