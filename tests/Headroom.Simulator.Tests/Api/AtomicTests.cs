namespace ILGPU.Tests.Api;

public sealed class AtomicTests
{
    [Fact]
    public void Every_operation_returns_the_value_from_before()
    {
        var (i, f, u) = (5, 2.5f, 0b1100u);

        Assert.Equal((5, 8), (Atomic.Add(ref i, 3), i));
        Assert.Equal((8, 8), (Atomic.Max(ref i, 2), i));
        Assert.Equal((8, 2), (Atomic.Min(ref i, 2), i));
        Assert.Equal((2, 9), (Atomic.Exchange(ref i, 9), i));
        Assert.Equal((9, 1), (Atomic.CompareExchange(ref i, 9, 1), i));
        Assert.Equal((1, 1), (Atomic.CompareExchange(ref i, 9, 7), i));
        Assert.Equal((2.5f, 4f), (Atomic.Add(ref f, 1.5f), f));
        Assert.Equal((4f, 1f), (Atomic.Min(ref f, 1f), f));
        Assert.Equal((0b1100u, 0b1000u), (Atomic.And(ref u, 0b1010u), u));
        Assert.Equal((0b1000u, 0b1001u), (Atomic.Or(ref u, 1u), u));
        Assert.Equal((0b1001u, 0b0110u), (Atomic.Xor(ref u, 0b1111u), u));
    }

    [Fact]
    public void Indices_add_like_integers()
    {
        Index1D index = 40;
        Assert.Equal((Index1D)40, Atomic.Add(ref index, 2));
        Assert.Equal((Index1D)42, index);
    }

    [Fact]
    public void Adding_nan_ends()
    {
        var value = float.NaN;
        Assert.Equal(float.NaN, Atomic.Add(ref value, 1f));
    }

    [Fact]
    public void Additions_from_several_threads_are_all_there()
    {
        var (sum, count) = (0.0, 0L);
        Parallel.For(0, 4000, i =>
        {
            Atomic.Add(ref sum, i);
            Atomic.Xor(ref count, 1L << (i % 63));
        });
        Assert.Equal(4000 * 3999 / 2, sum);
        Assert.Equal(Enumerable.Range(0, 4000).Aggregate(0L, (bits, i) => bits ^ (1L << (i % 63))), count);
    }
}
