using System.Reflection;
using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

public sealed class AcceptanceTests
{
    private static readonly string[] Source = File.ReadAllLines(Repository.PathTo("tests", "Headroom.Simulator.Tests", "Legality", "AcceptedKernels.cs"));

    // What ILGPU takes and the metered GPU does not, with the way out that the refusal names.
    private static readonly Dictionary<string, string> Refused = new()
    {
        [nameof(AcceptedKernels.Recursion)] = "write a loop",
        [nameof(AcceptedKernels.ArrayOfConstantSize)] = "Use LocalMemory.Allocate1D<int>(n)",
        [nameof(AcceptedKernels.ArrayInitializer)] = "Use LocalMemory.Allocate1D<int>(n)",
    };

    public static TheoryData<string> Kernels => [.. All.Where(name => !Refused.ContainsKey(name))];

    public static TheoryData<string> NotMetered => [.. Refused.Keys];

    private static IEnumerable<string> All => typeof(AcceptedKernels).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name);

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

    [Theory]
    [MemberData(nameof(NotMetered))]
    public void What_only_ilgpu_takes_is_refused_at_load_with_the_line_and_the_way_out(string name)
    {
        using var device = new MeteredGpu();
        var kernel = typeof(AcceptedKernels).GetMethod(name)!.CreateDelegate<Action<Index1D, ArrayView<int>>>();

        var error = Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadImplicitlyGroupedStreamKernel(kernel, 4));

        Assert.Equal("AcceptedKernels.cs", Path.GetFileName(SourceLine.Of(error)!.File));
        Assert.Contains(Refused[name], error.Message, StringComparison.Ordinal);
    }

    // The comment line above the method.
    private static int[] Expected(string name)
    {
        var at = Array.FindIndex(Source, line => line.StartsWith($"    public static void {name}(", StringComparison.Ordinal) || line.StartsWith($"    public static unsafe void {name}(", StringComparison.Ordinal));
        return [.. Source[at - 1].Trim(' ', '/').Split(' ').Select(int.Parse)];
    }
}
