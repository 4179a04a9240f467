using ILGPU.Runtime;

namespace ILGPU.Tests.Api.Runtime;

public sealed class BufferTests
{
    private static readonly int[,] Table = { { 0, 1, 2 }, { 10, 11, 12 } };

    [Fact]
    public void Arrays_go_to_the_device_and_back()
    {
        using var device = new Device();
        using var stream = device.Accelerator.CreateStream();
        using var buffer = device.Accelerator.Allocate1D<short>(5);

        buffer.CopyFromCPU(stream, new short[] { 1, 2, 3, 4, 5 });
        buffer.View.SubView(1, 3).CopyFromCPU(new short[] { 7, 8, 9 });

        Assert.Equal([1, 7, 8, 9, 5], buffer.GetAsArray1D(stream));
        Assert.Equal([8, 9, 5], buffer.View.SubView(2, 3).GetAsArray1D());
        var span = new short[2];
        buffer.View.BaseView.CopyToCPU(span.AsSpan());
        Assert.Equal([1, 7], span);
    }

    [Fact]
    public void Two_dimensional_elements_keep_their_index_whatever_the_stride()
    {
        using var device = new Device();
        using var columns = device.Accelerator.Allocate2DDenseX(Table);
        using var rows = device.Accelerator.Allocate2DDenseY(Table);
        using var pitched = device.Accelerator.Allocate2DPitchedY<int>((2, 3), 64);
        pitched.View.CopyFromCPU(Table);

        Assert.Equal(Table, columns.GetAsArray2D());
        Assert.Equal(Table, rows.GetAsArray2D());
        Assert.Equal(Table, pitched.GetAsArray2D());
        Assert.Equal([0, 10, 1, 11, 2, 12], columns.AsContiguous().GetAsArray());
        Assert.Equal([0, 1, 2, 10, 11, 12], rows.AsContiguous().GetAsArray());
        Assert.Equal((16, 19L), (pitched.View.Stride.XStride, pitched.Length));
        Assert.Equal(new[,] { { 0, 10 }, { 1, 11 }, { 2, 12 } }, rows.View.AsTransposed().GetAsArray2D());
        Assert.Equal(new[,] { { 1, 2 }, { 11, 12 } }, rows.View.SubView((0, 1), (2, 2)).GetAsArray2D());
        Assert.Equal(new[,] { { 1, 2 }, { 11, 12 } }, columns.View.SubView((0, 1), (2, 2)).AsGeneral().GetAsArray2D());
    }

    [Fact]
    public void Three_dimensional_elements_keep_their_index_whatever_the_stride()
    {
        var cube = new int[2, 3, 4];
        for (var i = 0; i < cube.Length; i++)
            cube[i / 12, i / 4 % 3, i % 4] = i;
        using var device = new Device();
        using var xy = device.Accelerator.Allocate3DDenseXY(cube);
        using var zy = device.Accelerator.Allocate3DDenseZY(cube);

        Assert.Equal(cube, xy.GetAsArray3D());
        Assert.Equal(cube, zy.GetAsArray3D());
        Assert.Equal(Enumerable.Range(0, 24), zy.AsContiguous().GetAsArray());
        Assert.Equal(12, xy.AsContiguous().GetAsArray()[1]); // [1, 0, 0] follows [0, 0, 0]
    }

    [Fact]
    public void Views_change_type_and_shape_without_moving_data()
    {
        using var device = new Device();
        using var buffer = device.Accelerator.Allocate1D(Enumerable.Range(0, 12).ToArray());

        Assert.Equal(Enumerable.Range(0, 12), buffer.View.As2DDenseYView((3, 4)).GetAsArray2D().Cast<int>());
        Assert.Equal(5, buffer.View.As2DDenseYView((3, 4)).GetAsArray2D()[1, 1]);
        Assert.Equal(7, buffer.View.As2DDenseXView((3, 4)).GetAsArray2D()[1, 2]);
        Assert.Equal([1L << 32, 2 + (3L << 32)], buffer.View.Cast<int, long>().GetAsArray1D()[..2]);
        Assert.Equal(24, buffer.View.BaseView.Cast<short>().IntLength);
        Assert.Equal([0, 4, 8], new ArrayView1D<int, Stride1D.General>(buffer.View.BaseView, 3, new Stride1D.General(4)).GetAsArray1D());
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => buffer.View.As2DDenseYView((4, 4)));
    }

    [Fact]
    public void Fresh_memory_is_not_zero_until_it_is_set()
    {
        using var device = new Device();
        using var buffer = device.Accelerator.Allocate1D<float>(100);
        Assert.All(buffer.GetAsArray1D(), value => Assert.True(float.IsNaN(value)));

        buffer.MemSetToZero();
        Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(0, value));

        buffer.View.SubView(10, 1).MemSet(0x3F);
        Assert.Equal(1, buffer.GetAsArray1D().Count(value => value != 0));
    }

    [Fact]
    public void Copies_between_buffers_overlap_safely_and_do_not_overflow()
    {
        using var device = new Device();
        using var a = device.Accelerator.Allocate1D([1, 2, 3, 4]);
        using var b = device.Accelerator.Allocate1D<int>(2);

        a.View.SubView(0, 3).CopyTo(a.View.SubView(1, 3));
        b.View.CopyFrom(a.View.SubView(2, 2));

        Assert.Equal([1, 1, 2, 3], a.GetAsArray1D());
        Assert.Equal([2, 3], b.GetAsArray1D());
        Assert.Throws<ArgumentOutOfRangeException>(() => a.View.CopyTo(b.View));
        Assert.Throws<ArgumentOutOfRangeException>(() => b.CopyToCPU(new int[1]));
    }

    [Fact]
    public void A_view_of_a_disposed_buffer_is_refused_with_the_reason()
    {
        using var device = new Device();
        var buffer = device.Accelerator.Allocate1D<int>(4);
        var view = buffer.View;
        buffer.Dispose();

        Assert.Contains("disposed", Assert.Throws<ObjectDisposedException>(() => view.GetAsArray1D()).Message);
        var kernel = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, data) => data[i] = 0);
        Assert.Contains("argument 'data'", Assert.Throws<ObjectDisposedException>(() => kernel(4, view)).Message);
    }

    [Fact]
    public void An_empty_buffer_has_a_view_of_nothing()
    {
        using var device = new Device();
        using var buffer = device.Accelerator.Allocate1D<int>(0);

        Assert.Empty(buffer.GetAsArray1D());
        Assert.True(buffer.View.HasNoData() && !buffer.View.IsValid);
        buffer.MemSetToZero();
    }

    [Fact]
    public void Views_know_their_accelerator_and_buffer()
    {
        using var device = new Device();
        using var buffer = device.Accelerator.Allocate1D<int>(8);
        IContiguousArrayView<int> part = buffer.View.BaseView.SubView(3);

        Assert.Same(device.Accelerator, part.GetAccelerator());
        Assert.Same(buffer, part.Buffer);
        Assert.Equal((3L, 12L, 5L), (part.Index, part.IndexInBytes, part.Length));
    }
}
