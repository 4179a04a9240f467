using FsCheck;
using FsCheck.Fluent;

namespace ILGPU.Tests.Api;

public sealed class IndexTests
{
    [Fact]
    public void Arithmetic_is_element_wise()
    {
        Assert.Equal(new Index3D(5, 7, 9), new Index3D(1, 2, 3) + new Index3D(4, 5, 6));
        Assert.Equal(new Index3D(-3, -3, -3), new Index3D(1, 2, 3) - new Index3D(4, 5, 6));
        Assert.Equal(new LongIndex2D(4, 10), new LongIndex2D(1, 2) * new LongIndex2D(4, 5));
        Assert.Equal(new Index1D(3), new Index1D(7) / 2);
        Assert.Equal(new Index2D(1, 2), Index2D.Clamp(new Index2D(-4, 9), Index2D.One, new Index2D(2, 2)));
    }

    [Fact]
    public void Sizes_multiply_and_a_32_bit_size_that_overflows_throws()
    {
        Assert.Equal(24, new Index3D(2, 3, 4).Size);
        Assert.Equal(1L << 40, new Index2D(1 << 20, 1 << 20).LongSize);
        Assert.Throws<OverflowException>(() => new Index2D(1 << 20, 1 << 20).Size);
        Assert.Throws<OverflowException>(() => new LongIndex1D(1L << 31).ToIntIndex());
    }

    [Fact]
    public void Conversions_are_those_that_ilgpu_has()
    {
        Index1D fromInt = 5;
        int back = fromInt;
        LongIndex2D wide = new Index2D(1, 2);
        Index3D fromTuple = (1, 2, 3);
        var (x, y) = (Index2D)wide;

        Assert.Equal((5, 1, 2, 3), (back, x, y, fromTuple.Z));
        Assert.Equal("(1, 2, 3)", fromTuple.ToString());
        Assert.Equal((IndexType.Index3D, IndexType.LongIndex2D), (fromTuple.IndexType, wide.IndexType));
    }

    [Fact]
    public void In_bounds_is_every_dimension_at_once() => Check.QuickThrowOnFailure(Prop.ForAll<int, int, int>((x, y, extent) =>
        new Index2D(x, y).InBounds(new Index2D(extent)) == (x >= 0 && y >= 0 && x < extent && y < extent) &&
        new Index2D(x, y).InBoundsInclusive(new Index2D(extent)) == (x >= 0 && y >= 0 && x <= extent && y <= extent)));
}
