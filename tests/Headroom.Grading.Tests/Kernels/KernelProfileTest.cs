using Headroom.Grading.Kernels;
using Headroom.Hardware;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

public sealed class KernelProfileTest
{
    [Fact]
    public void A_profile_counts_each_launch_and_names_its_line()
    {
        using var context = ILGPU.Context.CreateDefault();
        using var accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);
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
        using var context = ILGPU.Context.CreateDefault();
        using var accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);
        Assert.StartsWith("No kernel was launched.", KernelProfile.Of(accelerator, () => { }, Devices.H100Sxm).Text, StringComparison.Ordinal);
    }

    private static void Twice(ArrayView<float> x)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < x.IntLength) x[i] = 2 * x[i];
    }
}
