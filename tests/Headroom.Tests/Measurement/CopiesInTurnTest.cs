namespace Headroom.Measurement;

public sealed class CopiesInTurnTest
{
    private static readonly float[] s_original = [1, 2, 3, 4]; // 16 bytes

    [Theory]
    [InlineData(5, 1, true)] // three caches of 5 bytes fit in one array
    [InlineData(6, 2, true)]
    [InlineData(100, 19, true)] // 300 / 16 is 18.75
    public void There_are_as_many_as_three_caches_hold(long cacheBytes, int count, bool fromMemory)
    {
        var copies = Of(cacheBytes, mostBytes: 1000);
        Assert.Equal((count, fromMemory), (copies.Count, copies.ComesFromMemory));
    }

    [Fact]
    public void Where_memory_is_short_there_are_fewer_and_it_is_known()
    {
        var copies = Of(cacheBytes: 100, mostBytes: 40);
        Assert.Equal((2, false), (copies.Count, copies.ComesFromMemory));
        Assert.Equal(1, Of(cacheBytes: 100, mostBytes: 0).Count);
    }

    [Fact]
    public void Each_has_its_turn_and_is_another_array_with_the_same_content()
    {
        var copies = Of(cacheBytes: 11, mostBytes: 1000);
        float[][] taken = [.. Enumerable.Range(0, 6).Select(_ => copies.Next())];
        Assert.Equal(3, copies.Count);
        Assert.Equal(3, taken.Distinct().Count());
        Assert.Equal(taken[..3], taken[3..]);
        Assert.All(taken, copy => Assert.Equal(s_original, copy));
    }

    private static CopiesInTurn<float[]> Of(long cacheBytes, long mostBytes) =>
        new(s_original, 16, array => [.. array], cacheBytes, mostBytes);
}
