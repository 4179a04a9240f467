using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Headroom.Simulator.Testing.Device;

public sealed class ContextTests
{
    [Fact]
    public void The_builder_lists_the_metered_gpu_among_the_devices()
    {
        using var context = Context.Create(builder => builder.Default().EnableAlgorithms().Simulator());

        var device = Assert.Single(context.Devices, device => device.AcceleratorType == SimulatorExtensions.SimulatorType);

        Assert.Same(SimulatedDevice.Default, device);
        Assert.NotEmpty(context.Devices.Where(other => other.AcceleratorType == AcceleratorType.CPU));
    }

    [Fact]
    public void Without_a_real_gpu_it_is_the_preferred_device()
    {
        using var context = Context.Create(builder => builder.CPU().Simulator());

        using var accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);

        Assert.IsType<SimulatedAccelerator>(accelerator);
        Assert.IsType<CPUDevice>(context.GetPreferredDevice(preferCPU: true));
    }

    [Fact]
    public void A_device_with_more_memory_is_preferred() =>
        // A real GPU has more than 1 GiB; ILGPU sorts by it.
        Assert.Equal(1L << 30, SimulatedDevice.Default.MemorySize);

    [Fact]
    public void A_context_that_does_not_list_it_makes_one_too()
    {
        using var context = Context.CreateDefault();
        using var accelerator = context.CreateSimulator();
        using var buffer = accelerator.Allocate1D([1, 2, 3]);

        Assert.Equal([1, 2, 3], buffer.GetAsArray1D());
    }

    [Fact]
    public void The_accelerator_says_what_it_is()
    {
        using var gpu = new MeteredGpu();

        Assert.Equal(
            (32, 1024, 48 * 1024),
            (gpu.Accelerator.WarpSize, gpu.Accelerator.MaxNumThreadsPerGroup, gpu.Accelerator.MaxSharedMemoryPerGroup));
        // Scans and sorts of ILGPU.Algorithms choose their kernels by an accelerator's type; the device among the devices keeps its own.
        Assert.Equal(("Simulated GPU", AcceleratorType.OpenCL), (gpu.Accelerator.Name, gpu.Accelerator.AcceleratorType));
        Assert.Equal(SimulatorExtensions.SimulatorType, SimulatedDevice.Default.AcceleratorType);
        Assert.Equal(SimulatedDevice.Default, gpu.Accelerator.Device);
        using var text = new StringWriter();
        gpu.Accelerator.PrintInformation(text);
        Assert.Contains("Simulated GPU", text.ToString());
    }

    [Fact]
    public void Accelerators_that_nobody_disposed_go_with_their_context()
    {
        var context = Context.Create(builder => builder.Simulator());
        var (first, second) = (context.CreateSimulator(), context.CreateSimulator());
        second.Dispose();
        context.Dispose();

        Assert.True(first.IsDisposed);
        Assert.Empty(first.Arena.Allocations);
    }

    [Fact]
    public void Two_accelerators_of_a_context_have_memory_of_their_own()
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var first = context.CreateSimulator();
        using var second = context.CreateSimulator();
        using var a = first.Allocate1D([1, 2, 3]);
        using var b = second.Allocate1D<int>(3);

        b.View.CopyFrom(a.View);

        Assert.Equal([1, 2, 3], b.GetAsArray1D());
        Assert.False(first.Arena.Contains(b.NativePtr));
    }

    [Fact]
    public void It_reads_no_other_accelerators_memory()
    {
        using var gpu = new MeteredGpu();
        using var other = gpu.Context.CreateSimulator();

        Assert.False(gpu.Accelerator.CanAccessPeer(other));
        Assert.False(gpu.Accelerator.EnablePeerAccess(other));
    }
}
