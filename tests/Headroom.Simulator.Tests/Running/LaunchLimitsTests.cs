using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Running;

public sealed class LaunchLimitsTests
{
    [Fact]
    public void Groups_and_grids_beyond_the_device_are_refused_with_the_limit()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D<int>(1);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing);

        Assert.Contains(
            "exceeds maximum (1024, 1024, 64)", Assert.Throws<ArgumentOutOfRangeException>(() => kernel((1, 2000), data.View)).Message);
        Assert.Contains(
            "<= the number of available threads (1024)",
            Assert.Throws<NotSupportedException>(() => kernel((Index3D.One, new Index2D(64, 32)), data.View)).Message);
        Assert.Contains("Invalid grid dimension", Assert.Throws<ArgumentOutOfRangeException>(() => kernel((0, 32), data.View)).Message);
        Assert.Contains(
            "exceeds maximum", Assert.Throws<ArgumentOutOfRangeException>(() => kernel((new Index3D(1, 70000, 1), 32), data.View)).Message);
        Assert.Contains(
            "dynamic shared memory",
            Assert.Throws<NotSupportedException>(() => kernel((1, 32, SharedMemoryConfig.RequestDynamic<byte>(50000)), data.View)).Message);
    }

    [Fact]
    public void A_promised_group_size_is_kept()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D<int>(1);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing, new KernelSpecialization(64, null));

        kernel((1, 64), data.View);

        Assert.Contains("65 threads, 64 promised", Assert.Throws<NotSupportedException>(() => kernel((1, 65), data.View)).Message);
        Assert.Throws<NotSupportedException>(
            () => device.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing, new KernelSpecialization(4096, null)));
    }

    [Fact]
    public void A_view_of_another_accelerator_is_refused()
    {
        using var device = new MeteredGpu();
        using var other = new MeteredGpu();
        using var foreign = other.Accelerator.Allocate1D<int>(1);

        var error = Assert.Throws<ArgumentException>(
            () => device.Accelerator.LoadStreamKernel<ArrayView<int>>(Nothing)((1, 1), foreign.View));

        Assert.Contains("argument 'data' of kernel Nothing is a view of another accelerator's buffer", error.Message);
    }

    private static void Nothing(ArrayView<int> data) { }
}
