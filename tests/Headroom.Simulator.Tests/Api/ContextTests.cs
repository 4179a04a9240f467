using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace ILGPU.Tests.Api;

public sealed class ContextTests
{
    [Fact]
    public void Whatever_device_is_asked_for_it_is_the_simulated_gpu()
    {
        using var context = Context.CreateDefault();

        var devices = new[] { context.GetPreferredDevice(preferCPU: true), context.GetPreferredDevice(preferCPU: false), context.GetCPUDevice(0), context.Devices[0], context.GetDevices<CPUDevice>()[0] };

        Assert.All(devices, device => Assert.Equal((32, 1024, 48 * 1024, AcceleratorType.CPU), (device.WarpSize, device.MaxNumThreadsPerGroup, device.MaxSharedMemoryPerGroup, device.AcceleratorType)));
        Assert.Equal(1, context.GetCPUDevices().Count);
    }

    [Fact]
    public void A_builder_without_devices_gets_the_default_one_and_properties_say_what_was_built()
    {
        using var plain = Context.Create().ToContext();
        using var built = Context.Create(b => b.CPU(CPUDeviceKind.Nvidia).Profiling().Debug().Math(MathMode.Fast).EnableAlgorithms());

        Assert.Single(plain.Devices);
        Assert.Equal((true, true, OptimizationLevel.O0, MathMode.Fast), (built.Properties.EnableProfiling, built.Properties.EnableIOOperations, built.Properties.OptimizationLevel, built.Properties.MathMode));
        Assert.False(plain.Properties.EnableProfiling);
    }

    [Fact]
    public void Disposing_a_context_disposes_its_accelerators_and_their_buffers()
    {
        var context = Context.CreateDefault();
        var accelerator = context.CreateCPUAccelerator(0);
        var buffer = accelerator.Allocate1D<int>(4);
        var disposed = 0;
        accelerator.Disposed += (_, _) => disposed++;

        context.Dispose();
        context.Dispose();

        Assert.Equal((true, true, 1), (accelerator.IsDisposed, buffer.IsDisposed, disposed));
        Assert.Throws<ObjectDisposedException>(() => accelerator.Allocate1D<int>(4));
        Assert.Throws<ObjectDisposedException>(() => context.CreateCPUAccelerator(0));
    }

    [Fact]
    public void Markers_need_profiling_and_measure_from_one_to_the_other()
    {
        using var context = Context.Create(b => b.Default().Profiling());
        using var accelerator = context.CreateCPUAccelerator(0);
        using var start = accelerator.DefaultStream.AddProfilingMarker();
        using var end = accelerator.AddProfilingMarker();
        Assert.True(end - start >= TimeSpan.Zero);

        using var without = Context.CreateDefault();
        using var other = without.CreateCPUAccelerator(0);
        Assert.Throws<NotSupportedException>(() => other.DefaultStream.AddProfilingMarker());
    }

    [Fact]
    public void Information_names_every_limit()
    {
        using var writer = new StringWriter();
        CPUDevice.Default.PrintInformation(writer);

        var lines = writer.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Device:                                    Simulated GPU", lines[0]);
        Assert.Equal("  Total amount of shared memory per group: 49152 bytes, 48 KB", lines[^1]);
        Assert.Equal(12, lines.Length);
    }
}
