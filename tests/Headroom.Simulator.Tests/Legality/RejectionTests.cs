using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

public sealed class RejectionTests
{
    public static TheoryData<string> Kernels => [.. typeof(RejectedKernels).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_that_ilgpu_refuses_is_refused_at_load_in_every_mode(string name)
    {
        foreach (var mode in Enum.GetValues<Headroom.Simulator.ExecutionMode>())
        {
            using var device = new MeteredGpu(mode);
            var error = Assert.Throws<InternalCompilerException>(() => Load(device, name));
            Assert.IsType<NotSupportedException>(error.InnerException);
            Assert.Contains(error.InnerException.Message.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_refusal_points_at_the_line(string name)
    {
        var lines = File.ReadAllLines(Repository.PathTo("tests", "Headroom.Simulator.Tests", "Legality", "RejectedKernels.cs"));
        var start = Array.FindIndex(lines, line => line.Contains($" {name}(", StringComparison.Ordinal));
        var here = Array.FindIndex(lines, start, line => line.EndsWith("// here", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, start + 1, line => line.StartsWith("    public static", StringComparison.Ordinal));
        using var device = new MeteredGpu();

        var message = Assert.Throws<InternalCompilerException>(() => Load(device, name)).Message;

        Assert.Contains("(RejectedKernels.cs:", message, StringComparison.Ordinal);
        if (here > 0 && (here < end || end < 0))
            Assert.Contains($"(RejectedKernels.cs:{here + 1})", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_has_a_reason_and_a_way_out()
    {
        using var device = new MeteredGpu();
        var refusals = typeof(RejectedKernels).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => Assert.Throws<InternalCompilerException>(() => Load(device, method.Name)).Message);

        Snapshot.Match(string.Join("\n", refusals) + "\n");
    }

    [Fact]
    public void A_context_is_as_good_as_new_after_a_refusal()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D(new int[4]);
        Assert.Throws<InternalCompilerException>(() => Load(device, nameof(RejectedKernels.Throw)));

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) => view[i] = i)(4, data.View);

        Assert.Equal([0, 1, 2, 3], data.GetAsArray1D());
    }

    private static void Load(MeteredGpu device, string name)
    {
        var kernel = typeof(RejectedKernels).GetMethod(name)!.CreateDelegate<Action<Index1D, ArrayView<int>>>();
        device.Accelerator.LoadAutoGroupedStreamKernel(kernel);
    }
}
