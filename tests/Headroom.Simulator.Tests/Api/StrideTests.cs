namespace ILGPU.Tests.Api;

public sealed class StrideTests
{
    [Fact]
    public void Dense_x_is_column_major_and_dense_y_is_row_major()
    {
        var extent = new Index2D(2, 3);

        Assert.Equal([0, 2, 4, 1, 3, 5], Elements(extent, Stride2D.DenseX.FromExtent(extent)));
        Assert.Equal([0, 1, 2, 3, 4, 5], Elements(extent, Stride2D.DenseY.FromExtent(extent)));
        Assert.Equal([0, 10, 20, 3, 13, 23], Elements(extent, new Stride2D.General(new Index2D(3, 10))));
    }

    private static IEnumerable<int> Elements<TStride>(Index2D extent, TStride stride)
        where TStride : struct, IStride2D =>
        from x in Enumerable.Range(0, extent.X)
        from y in Enumerable.Range(0, extent.Y)
        select stride.ComputeElementIndex(new Index2D(x, y));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(8, 1, 2)]
    public void An_element_number_leads_back_to_its_index(int x, int y, int z)
    {
        var extent = new Index3D(x, y, z);
        RoundTrip(extent, Stride3D.DenseXY.FromExtent(extent));
        RoundTrip(extent, Stride3D.DenseZY.FromExtent(extent));
        RoundTrip(extent, new Stride3D.DenseXY(x + 3, (x + 3) * (y + 1)).AsGeneral());
        RoundTrip(extent, new Stride3D.DenseZY((z + 2) * (y + 1), z + 2).AsGeneral());
    }

    private static void RoundTrip<TStride>(Index3D extent, TStride stride)
        where TStride : struct, IStride3D
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < extent.Size; i++)
        {
            var index = Stride3D.DenseXY.ReconstructFromElementIndex(i, extent);
            var element = stride.ComputeElementIndex(index);
            Assert.Equal(index, stride.ReconstructFromElementIndex(element));
            Assert.Equal(element, stride.ComputeElementIndex((LongIndex3D)index));
            Assert.InRange(element, 0, stride.ComputeBufferLength(extent) - 1);
            Assert.True(seen.Add(element));
        }
    }

    [Fact]
    public void A_checked_element_number_refuses_each_dimension_on_its_own()
    {
        var stride = new Stride2D.DenseY(8);

        Assert.Equal(11, stride.ComputeElementIndexChecked(new Index2D(1, 3), new Index2D(2, 8)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => stride.ComputeElementIndexChecked(new Index2D(0, 8), new Index2D(2, 8)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => stride.ComputeElementIndexChecked(new LongIndex2D(-1, 0), new LongIndex2D(2, 8)));
    }

    [Fact]
    public void A_pitch_rounds_the_leading_dimension_up_to_the_alignment()
    {
        Assert.Equal(64, StrideExtensions.GetPitchedLeadingDimension<float>(33, 128));
        Assert.Equal(32, StrideExtensions.GetPitchedLeadingDimension<float>(32, 128));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrideExtensions.GetPitchedLeadingDimension<float>(33, 100));
        Assert.Throws<ArgumentException>(() => StrideExtensions.GetPitchedLeadingDimension<double>(33, 4));
    }
}
