using Headroom.Speculation.Adapting;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class TrafficTablesTest
{
    [Fact]
    public void The_longest_context_speaks_and_the_more_frequent_follower_is_branch_0()
    {
        var tables = new TrafficTables(new() { Order = 2 });
        tables.Learn([1, 2, 3, 1, 2, 3, 9, 2, 4], 0);
        Assert.Equal([3], Draft(tables, [1, 2], 1, 0));
        Assert.Equal([4], Draft(tables, [9, 2], 1, 0));
        Assert.Equal([3], Draft(tables, [8, 2], 1, 0)); // 2 was followed by 3 twice and by 4 once
        Assert.Equal([4], Draft(tables, [8, 2], 1, 1));
        Assert.Empty(Draft(tables, [8, 2], 1, 2));
        Assert.Empty(Draft(tables, [7], 3, 0));
        Assert.Empty(Draft(tables, [], 3, 0));
    }

    [Fact]
    public void A_chain_goes_on_from_its_own_tokens_and_teaches_nothing()
    {
        var tables = new TrafficTables(new() { Order = 3 });
        tables.Learn([1, 2, 3, 4, 5], 0);
        Assert.Equal([3, 4, 5], Draft(tables, [1, 2], 9, 0));
        Assert.Equal(5, tables.Learned);
        Assert.Empty(Draft(tables, [5], 9, 0));
    }

    [Fact]
    public void Only_tokens_from_the_given_place_on_are_learned()
    {
        var tables = new TrafficTables(new() { Order = 1 });
        tables.Learn([1, 2, 3], 2);
        Assert.Empty(Draft(tables, [1], 1, 0));
        Assert.Equal([3], Draft(tables, [2], 1, 0));
        Assert.Equal(1, tables.Learned);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void What_was_learned_is_forgotten_within_the_tokens_that_are_stated(int times)
    {
        var tables = new TrafficTables(new() { Order = 1, HalfLife = 100, Floor = 0.1 });
        for (var i = 0; i < times; i++) tables.Learn([1, 2], 1);
        var within = (int)Math.Ceiling(100 * Math.Log2(times / 0.1)); // 333 tokens for one, at most 765 for twenty
        var after = 0;
        for (; Draft(tables, [1], 1, 0).Length > 0; after++) tables.Learn([7, 7], 1);
        Assert.InRange(after, within - 20, within + 1);
        Assert.Equal(0, tables.Level([1]));
    }

    [Fact]
    public void After_a_shift_the_new_follower_comes_first()
    {
        var tables = new TrafficTables(new() { Order = 1, HalfLife = 50 });
        for (var i = 0; i < 200; i++) tables.Learn([1, 2], 1);
        for (var i = 0; i < 51; i++) tables.Learn([1, 3], 1);
        Assert.Equal([3], Draft(tables, [1], 1, 0));
        Assert.Equal([2], Draft(tables, [1], 1, 1));
    }

    [Fact]
    public void Bytes_are_bounded_whatever_is_learned()
    {
        var tables = new TrafficTables(new() { Bytes = 10_000, Order = 4 });
        Assert.InRange(tables.Bytes, 1, 10_000);
        var (random, before) = (new Random(1), tables.Bytes);
        for (var i = 0; i < 2000; i++) tables.Learn([.. Enumerable.Range(0, 20).Select(_ => random.Next())], 0);
        Assert.Equal(before, tables.Bytes);
        Assert.InRange(tables.Contexts, 1, (int)(tables.Bytes / 48));
        tables.Learn([1, 2, 3], 0);
        Assert.Equal([2, 3], Draft(tables, [1], 2, 0)); // what is new finds its place
    }

    [Fact]
    public void The_same_traffic_gives_the_same_bytes_and_they_are_read_back()
    {
        byte[] Learned()
        {
            var tables = new TrafficTables(new() { Bytes = 20_000 });
            var random = new Random(5);
            for (var i = 0; i < 300; i++) tables.Learn([.. Enumerable.Range(0, 20).Select(_ => random.Next(60))], 0);
            using var stream = new MemoryStream();
            tables.Write(stream);
            return stream.ToArray();
        }

        var bytes = Learned();
        Assert.Equal(bytes, Learned());
        var read = TrafficTables.Read(new MemoryStream(bytes), 20_000);
        using var again = new MemoryStream();
        read.Write(again);
        Assert.Equal(bytes, again.ToArray());
        Assert.Throws<InvalidDataException>(() => TrafficTables.Read(new MemoryStream(bytes), 19_999));
        Assert.Throws<InvalidDataException>(() => TrafficTables.Read(new MemoryStream(bytes[..^1]), 20_000));
    }

    [Fact]
    public void Confidence_rises_with_the_context_and_with_the_share()
    {
        var tables = new TrafficTables(new() { Order = 3 });
        tables.Learn([5, 1, 2, 6, 1, 3, 5, 1, 2], 0);
        Assert.True(tables.Level([5, 1]) > tables.Level([9, 1]));
        Assert.InRange(tables.Level([9, 1]), 1, TrafficTables.Levels - 1);
        Assert.Equal(0, tables.Level([44]));
    }

    [Fact]
    public void Options_out_of_range_are_told()
    {
        Assert.Contains("384 B", Assert.Throws<ArgumentException>(() => new TrafficTables(new() { Bytes = 383 })).Message);
        Assert.Contains("1 to 16", Assert.Throws<ArgumentException>(() => new TrafficTables(new() { Order = 0 })).Message);
        Assert.Contains("half-life", Assert.Throws<ArgumentException>(() => new TrafficTables(new() { HalfLife = double.NaN })).Message);
        Assert.Contains("floor", Assert.Throws<ArgumentException>(() => new TrafficTables(new() { Floor = 0 })).Message);
    }

    private static int[] Draft(TrafficTables tables, int[] text, int length, int branch)
    {
        var tokens = new int[length];
        return tokens[..tables.Draft(text, branch, tokens)];
    }
}
