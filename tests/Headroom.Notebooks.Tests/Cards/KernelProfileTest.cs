using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Kernels;
using Headroom.Notebooks.Cards;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Notebooks.Tests.Cards;

public sealed class KernelProfileTest
{
    [Fact]
    public void A_profile_counts_each_launch_and_names_its_line()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var accelerator = gpu.Accelerator;
        using var x = accelerator.Allocate1D(Enumerable.Repeat(1f, 256).ToArray());
        var copy = accelerator.LoadStreamKernel<ArrayView<float>>(Twice);
        var profile = KernelProfile.Of(accelerator, () => copy(new KernelConfig(2, 128), x.View), Devices.H100Sxm);
        Assert.Contains("sectors/request", profile.Text, StringComparison.Ordinal);
        Assert.Contains("H100", profile.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", profile.Html, StringComparison.Ordinal);
        Assert.All(x.GetAsArray1D(), element => Assert.Equal(2, element));
    }

    [Fact]
    public void A_profile_without_a_launch_says_how_to_write_one()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        Assert.StartsWith(
            "No kernel was launched.", KernelProfile.Of(gpu.Accelerator, () => { }, Devices.H100Sxm).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_does_not_count_is_named_with_what_to_do()
    {
        using var gpu = Gpu.Open(DeviceChoice.Cpu);
        var text = KernelProfile.Of(gpu.Accelerator, () => { }, Devices.H100Sxm).Text;
        Assert.Contains("CPUAccelerator, which does not count", text, StringComparison.Ordinal);
        Assert.Contains("leave out HEADROOM_DEVICE", text, StringComparison.Ordinal);
    }

    private static void Twice(ArrayView<float> x)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < x.IntLength) x[i] = 2 * x[i];
    }
}
