using Headroom.Tiling;

namespace Headroom.Tests.Tiling;

public sealed class RowTilesTest
{
    private static readonly float[] s_five = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]; // five rows of two

    [Fact]
    public void A_tile_holds_rows_from_the_first_on_and_is_counted()
    {
        var tiles = new RowTiles(s_five, d: 2, size: 2);
        Assert.Equal((2, 0), (tiles.Size, tiles.Loaded));
        Assert.Equal([5, 6, 7, 8], tiles.Load(2));
        Assert.Equal([1, 2, 3, 4], tiles.Load(0));
        Assert.Equal(2, tiles.Loaded);
    }

    [Fact]
    public void Past_the_last_row_a_tile_holds_NaN()
    {
        var tiles = new RowTiles(s_five, d: 2, size: 2);
        Assert.Equal([9, 10, float.NaN, float.NaN], tiles.Load(4));
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN], tiles.Load(6));
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN], tiles.Load(int.MaxValue));
        Assert.Equal([float.NaN], new RowTiles([], d: 1, size: 1).Load(0));
    }

    [Fact]
    public void The_next_tile_overwrites_the_one_before()
    {
        var tiles = new RowTiles(s_five, d: 2, size: 2);
        Assert.Same(tiles.Load(0), tiles.Load(2));
    }

    [Fact]
    public void The_rows_are_a_copy_of_their_own()
    {
        float[] rows = [1, 2];
        var tiles = new RowTiles(rows, d: 1, size: 2);
        rows[0] = 9;
        tiles.Load(0)[1] = 9;
        Assert.Equal([1, 2], tiles.Load(0));
    }

    [Fact]
    public void What_makes_no_tiles_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowTiles(s_five, d: 0, size: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowTiles(s_five, d: 2, size: 0));
        var ragged = Assert.Throws<ArgumentException>(() => new RowTiles(s_five, d: 3, size: 2));
        Assert.Contains("10 floats are no whole rows of 3", ragged.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowTiles(s_five, d: 2, size: 2).Load(-1));
    }
}
