using Headroom.Speculation.Adapting;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Drafting;

public sealed class DraftersTest
{
    private static readonly DraftLimit s_wide = new(8, 8);

    [Fact]
    public void Lookup_goes_on_as_the_longest_match_did_and_the_latest_of_these()
    {
        Assert.Equal([9, 1, 2, 3], Lookup([1, 2, 3, 9, 1, 2, 3], new(4, 8)));
        Assert.Equal([8, 1, 2], Lookup([1, 2, 9, 5, 1, 2, 8, 1, 2], new(8, 3)));
        Assert.Equal([7, 4], Lookup([1, 2, 3, 7, 4, 2, 3, 8, 1, 2, 3], new(2, 8)));
    }

    [Fact]
    public void Lookup_repeats_what_repeats_with_any_period()
    {
        Assert.Equal([5, 5, 5], Lookup([1, 5, 5, 5], new(3, 8)));
        Assert.Equal([1, 2, 1, 2, 1], Lookup([1, 2, 1, 2, 1, 2], new(5, 8)));
    }

    [Fact]
    public void Lookup_has_no_guess_where_nothing_recurs_or_there_is_no_room()
    {
        Assert.Empty(Lookup([1, 2, 3, 4], s_wide));
        Assert.Empty(Lookup([1, 2, 3, 2], s_wide)); // one token is below the shortest
        Assert.Empty(Lookup([1], s_wide));
        Assert.Empty(Lookup([1, 2, 1, 2], new(0, 8)));
        Assert.Empty(Lookup([1, 2, 1, 2], new(8, 0)));
    }

    [Theory]
    [InlineData(0, 1, 2, 3, 4)]
    [InlineData(0, 1, 2, 3, 2)]
    [InlineData(1, 1, 2, 9, 1, 2)]
    [InlineData(2, 1, 2, 3, 9, 1, 2, 3)]
    [InlineData(3, 1, 2, 3, 4, 5, 9, 1, 2, 3, 4, 5)]
    [InlineData(4, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7)]
    public void Lookup_is_the_surer_the_longer_its_match_is(int level, params int[] text)
    {
        var drafter = new LookupDrafter();
        drafter.Begin(text);
        Assert.Equal(level, drafter.Level);
    }

    [Fact]
    public void A_table_guesses_side_by_side_within_the_limit()
    {
        var drafter = new TableDrafter(new());
        foreach (var text in (int[][])[[1, 2, 3, 4], [1, 2, 3, 4], [1, 5, 6, 7]]) drafter.Learn(text, 0);
        drafter.Begin([9, 1]);
        Assert.Equal([2, 3, 4], drafter.Propose(new(8, 8)).Tokens.ToArray());
        var tree = drafter.Propose(new(8, 2, Branches: 3));
        Assert.Equal([2, 3, 5, 6], tree.Tokens.ToArray());
        Assert.Equal([-1, 0, -1, 2], tree.Parents.ToArray());
        Assert.Equal([5], drafter.Propose(new(4, 8, Branches: 3)).Branch(1));
        Assert.Equal(0, drafter.Propose(new(0, 8)).Count + drafter.Propose(new(8, 0)).Count);
    }

    [Fact]
    public void Lookup_learns_what_was_committed()
    {
        var drafter = new LookupDrafter();
        drafter.Begin([1, 2, 3, 4]);
        drafter.Commit(new(TokenTree.Chain(1), [0], 2));
        Assert.Equal([3, 4, 1, 2], drafter.Propose(new(4, 4)).Tokens.ToArray());
    }

    [Fact]
    public void Suffix_follows_the_most_frequent_continuation()
    {
        var drafter = new SuffixDrafter(options: new() { Offset = 2 });
        drafter.Begin([1, 2, 7, 0, 1, 2, 8, 0, 1, 2, 8, 5, 1, 2]);
        var tree = drafter.Propose(new(2, 8));
        Assert.Equal(8, tree.Tokens[0]);
        Assert.Equal(1, tree.Depths[0]);
        Assert.Equal(2, tree.Count);
    }

    [Fact]
    public void Suffix_knows_what_was_served_before_and_the_text_s_own_wins_a_tie()
    {
        var traffic = new SuffixTable(8);
        traffic.Begin().Add([4, 5, 6, 7, 8, 9]);
        var drafter = new SuffixDrafter(traffic, new() { Depth = 8 });
        drafter.Begin([3, 4, 5]);
        Assert.Equal([6, 7, 8, 9], drafter.Propose(s_wide).Tokens.ToArray());
        drafter.Begin([4, 5, 1, 2, 2, 0, 4, 5]);
        Assert.Equal(1, drafter.Propose(new(1, 1)).Tokens[0]);
    }

    [Fact]
    public void A_suffix_table_counts_each_sequence_once_for_each_time_and_keeps_its_bound()
    {
        var table = new SuffixTable(depth: 3, sequences: 5);
        table.Begin().Add([1, 2, 1, 2, 3]);
        Assert.Equal(5, table.Sequences); // 1, 2, 12, 21, 121; the sixth, 212, has no room, nor has 3
        var whole = new SuffixTable(depth: 3);
        whole.Begin().Add([1, 2, 1, 2, 3]);
        Assert.Equal(3 + 3 + 3, whole.Sequences);
    }

    private static int[] Lookup(int[] text, DraftLimit limit)
    {
        var drafter = new LookupDrafter();
        drafter.Begin(text);
        return drafter.Propose(limit).Tokens.ToArray();
    }
}
