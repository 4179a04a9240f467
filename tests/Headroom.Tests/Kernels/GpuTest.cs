using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Kernels;

public class GpuTest
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("simulator")]
    [InlineData(" Simulator ")]
    public void The_simulated_gpu_is_taken_by_default_and_by_name(string? value)
    {
        using var gpu = Gpu.For(value);
        Assert.Equal(DeviceChoice.Simulator, gpu.Choice);
        Assert.IsType<SimulatedAccelerator>(gpu.Accelerator);
        Assert.StartsWith("Simulated GPU: HEADROOM_DEVICE", gpu.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("It counts.", gpu.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', gpu.Sentence);
    }

    [Fact]
    public void It_counts_what_a_kernel_does()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        using var recording = Recording.Start();
        Assert.Equal(Expected, Squares(gpu));
        Assert.Equal(4 * Expected.Length, recording.Launches.Single().Counters!.Global.BytesMoved);
    }

    [Fact]
    public void The_cpu_device_is_taken_when_asked_for_and_runs_groups_of_the_courses_size()
    {
        using var gpu = Gpu.For("cpu");
        Assert.Equal(AcceleratorType.CPU, gpu.Accelerator.AcceleratorType);
        Assert.Equal((32, 1024), (gpu.Accelerator.WarpSize, gpu.Accelerator.MaxNumThreadsPerGroup));
        Assert.Contains(
            "HEADROOM_DEVICE=cpu asks for it. It is slow and counts nothing; breakpoints", gpu.Sentence, StringComparison.Ordinal);
        Assert.Equal(Expected, Squares(gpu));
    }

    [Theory]
    [InlineData("cuda", DeviceChoice.Cuda)]
    [InlineData("opencl", DeviceChoice.OpenCL)]
    public void A_device_that_is_not_there_is_an_error_that_says_why_and_a_fallback_that_says_so(string name, DeviceChoice choice)
    {
        Assert.SkipWhen(DeviceSurvey.Of(choice).Any(device => device.Refused is null), $"this machine has a {name} device");
        var reason = DeviceSurvey.Of(choice)[0].Refused!;

        var alone = Assert.Throws<GpuException>(() => Gpu.For(name));
        Assert.StartsWith($"HEADROOM_DEVICE={name}: {name} is not to be had ({reason}", alone.Message, StringComparison.Ordinal);
        Assert.Contains($"set it to {name},simulator to fall back", alone.Message, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<GpuException>(() => Gpu.Open(choice)).Message, StringComparison.Ordinal);

        using var fallen = Gpu.For($"{name},simulator");
        Assert.Equal(DeviceChoice.Simulator, fallen.Choice);
        Assert.StartsWith(
            $"Simulated GPU: HEADROOM_DEVICE={name},simulator asks for it; {name} is not to be had ({reason}", fallen.Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu", "gpu is no device")]
    [InlineData("cuda;simulator", "cuda;simulator is no device")]
    [InlineData("cuda,", "a name is missing")]
    [InlineData("0", "0 is no device")]
    [InlineData("simulator,cpu", "cpu stands alone")]
    [InlineData("cuda,cpu", "cpu stands alone")]
    public void A_wrong_value_is_refused_with_what_to_use(string value, string what)
    {
        var refused = Assert.Throws<GpuException>(() => Gpu.For(value));
        Assert.StartsWith($"HEADROOM_DEVICE={value}: {what}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("leave it out", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_has_a_line_for_cuda_and_for_opencl_whatever_the_machine()
    {
        var found = DeviceSurvey.Take();
        Assert.Contains(found, device => device.Choice == DeviceChoice.Cuda);
        Assert.Contains(found, device => device.Choice == DeviceChoice.OpenCL);
        Assert.All(found, device => Assert.True(device.Name is not null || device.Refused is not null));
    }

    private static int[] Expected => [.. Enumerable.Range(0, 64).Select(i => i * i)];

    private static int[] Squares(Gpu gpu)
    {
        using var squares = gpu.Accelerator.Allocate1D<int>(64);
        gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Square)(new KernelConfig(1, 64), squares.View);
        gpu.Accelerator.Synchronize();
        return squares.GetAsArray1D();
    }

    private static void Square(ArrayView<int> a) => a[Group.IdxX] = Group.IdxX * Group.IdxX;
}
