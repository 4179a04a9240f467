using System.Reflection;
using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

public sealed class AcceptanceTests
{
    private static readonly string[] s_source =
        File.ReadAllLines(Repository.PathTo("tests", "Headroom.Simulator.Tests", "Legality", "AcceptedKernels.cs"));

    public static TheoryData<string> Kernels =>
        [.. typeof(AcceptedKernels).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_that_ilgpu_takes_gives_the_same_numbers_in_every_mode(string name)
    {
        foreach (var mode in Enum.GetValues<ExecutionMode>())
        {
            using var device = new MeteredGpu(mode);
            using var data = device.Accelerator.Allocate1D(new int[4]);
            var kernel = typeof(AcceptedKernels).GetMethod(name)!.CreateDelegate<Action<Index1D, ArrayView<int>>>();

            device.Accelerator.LoadImplicitlyGroupedStreamKernel(kernel, 4)(4, data.View);

            Assert.Equal(Expected(name), data.GetAsArray1D());
            Assert.Equal(mode, Assert.Single(device.Recording.Launches).Mode);
        }
    }

    // The comment line above the method.
    private static int[] Expected(string name)
    {
        var at = Array.FindIndex(
            s_source, line =>
            line.StartsWith($"    public static void {name}(", StringComparison.Ordinal)
            || line.StartsWith($"    public static unsafe void {name}(", StringComparison.Ordinal));
        return [.. s_source[at - 1].Trim(' ', '/').Split(' ').Select(int.Parse)];
    }
}
