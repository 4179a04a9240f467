using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Trees;

public sealed class TokenTreeTest
{
    private static readonly TokenTree s_tree = new([5, 6, 7, 5, 8], [-1, -1, 0, 1, 2]);

    [Fact]
    public void A_node_has_its_depth_its_path_and_its_children()
    {
        Assert.Equal([1, 1, 2, 2, 3], s_tree.Depths.ToArray());
        Assert.Equal([0, 2, 4], s_tree.Path(4));
        Assert.Empty(s_tree.Path(-1));
        Assert.Equal([0, 1], s_tree.Children(-1));
        Assert.Equal((3, -1), (s_tree.Child(1, 5), s_tree.Child(1, 6)));
        Assert.Equal((3, false), (s_tree.Depth, s_tree.IsChain));
        Assert.True(TokenTree.Chain(1, 2, 3).IsChain);
        Assert.True(TokenTree.Empty.IsChain);
    }

    [Fact]
    public void What_is_cut_takes_its_descendants_along()
    {
        Assert.Equal([5, 6, 7], s_tree.Within(3, 9, []).Tokens.ToArray());
        Assert.Equal([5, 6, 7, 5], s_tree.Within(9, 2, []).Tokens.ToArray());
        Assert.Equal([6], s_tree.Within(9, 9, [5]).Tokens.ToArray());
        Assert.Equal([5, 6, 5], s_tree.Within(9, 9, [7]).Tokens.ToArray());
        Assert.Equal([-1, -1, 1], s_tree.Within(9, 9, [7]).Parents.ToArray());
        Assert.Same(s_tree, s_tree.Within(5, 3, [99]));
    }

    [Fact]
    public void A_stop_that_was_drawn_stays_and_what_follows_it_goes()
    {
        var drawn = new TokenTree([5, 7, 8], [-1, 0, 1]) { Proposals = new Dictionary<int, double[]> { [-1] = [1], [0] = [2], [1] = [3] } };
        var cut = drawn.Within(9, 9, [7]);
        Assert.Equal([5, 7], cut.Tokens.ToArray());
        Assert.Equal([-1, 0], cut.Proposals!.Keys.Order());
    }

    [Fact]
    public void What_is_no_tree_is_refused()
    {
        Assert.Contains("parent of node 1 is 1", Assert.Throws<ArgumentException>(() => new TokenTree([1, 2], [-1, 1])).Message);
        Assert.Contains("token 3 stands twice", Assert.Throws<ArgumentException>(() => new TokenTree([3, 3], [-1, -1])).Message);
        Assert.Contains("2 tokens have 1", Assert.Throws<ArgumentException>(() => new TokenTree([1, 2], [-1])).Message);
    }
}
