using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Device;

public sealed class CopyTests
{
    [Fact]
    public void Views_are_copied_whole_and_in_part_between_buffers_and_arrays()
    {
        using var gpu = new MeteredGpu();
        using var a = gpu.Accelerator.Allocate1D([1, 2, 3, 4, 5, 6]);
        using var b = gpu.Accelerator.Allocate1D(new int[6]);

        b.View.SubView(1, 2).CopyFrom(a.View.SubView(3, 2));
        Assert.Equal([0, 4, 5, 0, 0, 0], b.GetAsArray1D());
        a.View.SubView(0, 1).CopyTo(b.View.SubView(5, 1));
        Assert.Equal([0, 4, 5, 0, 0, 1], b.GetAsArray1D());
        var part = new int[2];
        b.View.SubView(4, 2).CopyToCPU(part);
        Assert.Equal([0, 1], part);
        b.View.SubView(2, 3).CopyFromCPU([7, 8, 9]);
        b.View.SubView(0, 1).MemSet(1);
        Assert.Equal([0x01010101, 4, 7, 8, 9, 1], b.GetAsArray1D());
        b.MemSetToZero();
        Assert.Equal(new int[6], b.GetAsArray1D());
    }

    [Fact]
    public void A_view_is_copied_as_another_element_type()
    {
        using var gpu = new MeteredGpu();
        using var floats = gpu.Accelerator.Allocate1D([1f, -1]);

        Assert.Equal([0x3F800000u, 0xBF800000u], floats.View.BaseView.Cast<uint>().GetAsArray());
    }

    [Fact]
    public void A_copy_past_the_end_is_refused_and_changes_nothing()
    {
        using var gpu = new MeteredGpu();
        using var data = gpu.Accelerator.Allocate1D([1, 2, 3]);

        Assert.ThrowsAny<ArgumentException>(() => data.CopyFromCPU([4, 5, 6, 7]));
        Assert.ThrowsAny<ArgumentException>(() => data.View.CopyToCPU(new int[2]));
        Assert.ThrowsAny<ArgumentException>(() => data.View.SubView(1, 2).CopyFrom(data.View));

        Assert.Equal([1, 2, 3], data.GetAsArray1D());
    }

    [Fact]
    public void A_view_that_reaches_past_its_buffer_is_refused()
    {
        using var gpu = new MeteredGpu();
        using var data = gpu.Accelerator.Allocate1D([1, 2, 3, 4]);
        var tooLong = ((ArrayView<int>)data.View).SubView(2, 2);
        View<int>.Length(ref tooLong) = 3;

        Assert.Throws<ArgumentOutOfRangeException>(() => tooLong.MemSetToZero());
        Assert.Throws<ArgumentOutOfRangeException>(() => tooLong.GetAsArray());
        Assert.Equal([1, 2, 3, 4], data.GetAsArray1D());
    }

    [Fact]
    public void A_buffer_that_has_been_disposed_can_be_neither_copied_nor_launched_on()
    {
        using var gpu = new MeteredGpu();
        var data = gpu.Accelerator.Allocate1D([1, 2, 3]);
        var view = (ArrayView<int>)data.View;
        data.Dispose();

        Assert.Contains("has been disposed", Assert.Throws<ObjectDisposedException>(() => view.GetAsArray()).Message);
        Assert.Contains("has been disposed", Assert.Throws<ObjectDisposedException>(() => view.MemSetToZero()).Message);
        var error = Assert.Throws<ObjectDisposedException>(() => gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing)((1, 1), view));
        Assert.Contains("argument 'view' of kernel Nothing is a view of a buffer that has been disposed", error.Message);
    }

    [Fact]
    public void An_accelerator_that_has_been_disposed_launches_nothing()
    {
        var gpu = new MeteredGpu();
        var kernel = gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing);
        var data = gpu.Accelerator.Allocate1D<int>(1);
        var view = data.View;
        gpu.Dispose();

        Assert.Throws<ObjectDisposedException>(() => kernel((1, 1), view));
    }

    [Fact]
    public void A_launch_names_buffers_by_what_the_kernel_takes_their_elements_for()
    {
        using var gpu = new MeteredGpu();
        using (var data = gpu.Accelerator.Allocate1D<int>(3))
        {
            gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing)((1, 1), data.View);
            Assert.Equal("buffer 1 (int[3])", Arena.Find(data.NativePtr)!.Name);
        }
    }

    [Fact]
    public void Buffers_of_no_elements_are_allocated_copied_and_launched_on()
    {
        using var gpu = new MeteredGpu();
        using var data = gpu.Accelerator.Allocate1D<int>(0);
        data.MemSetToZero();

        gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing)((1, 1), data.View);

        Assert.Empty(data.GetAsArray1D());
    }

    [Fact]
    public void Pinned_arrays_are_copied_through_a_page_lock()
    {
        using var gpu = new MeteredGpu();
        using var stream = gpu.Accelerator.CreateStream();
        var source = GC.AllocateArray<int>(4, pinned: true);
        var target = GC.AllocateArray<int>(4, pinned: true);
        for (var i = 0; i < 4; i++) source[i] = i + 1;
        using var data = gpu.Accelerator.Allocate1D<int>(4);
        using var from = gpu.Accelerator.CreatePageLockFromPinned(source);
        using var to = gpu.Accelerator.CreatePageLockFromPinned(target);

        data.View.CopyFromPageLockedAsync(stream, from);
        data.View.CopyToPageLockedAsync(stream, to);
        stream.Synchronize();

        Assert.Equal([1, 2, 3, 4], target);
    }

    private static void Nothing(ArrayView<int> view) { }
}
