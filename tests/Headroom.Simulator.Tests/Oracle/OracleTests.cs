using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Oracle;

/// <summary>A kernel leaves the same bits on the metered GPU, in both modes, as on ILGPU's own CPU device.</summary>
public sealed class OracleTests
{
    // ILGPU's CPU device counts the source lane from the warp's start; CUDA, and its own code for CUDA, from the segment's.
    private static readonly string[] s_asOnCuda = [nameof(Features.SegmentedShuffle)];

    public static TheoryData<string> Cases => [.. OracleCases.All.Keys.Except(s_asOnCuda)];

    [Fact]
    public void A_shuffle_within_a_segment_is_that_of_cuda()
    {
        using var gpu = new MeteredGpu();
        using var source = gpu.Accelerator.Allocate1D(Enumerable.Range(0, 32).ToArray());
        using var target = gpu.Accelerator.Allocate1D(new int[32]);

        gpu.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Features.SegmentedShuffle)((1, 32), source.View, target.View);

        // Lane 8 asks for lane 4 of the segment that starts at 8.
        Assert.Equal(Enumerable.Range(0, 32).Select(lane => lane / 8 * 8 + lane / 2 % 8), target.GetAsArray1D());
        Assert.NotEqual(
            OracleProcess.Expected(nameof(Features.SegmentedShuffle)), OracleCases.All[nameof(Features.SegmentedShuffle)]
            .Run(gpu.Accelerator));
    }

    [Fact]
    public void Ilgpu_refuses_none_of_the_kernels() => Assert.DoesNotContain(OracleCases.All.Keys, OracleProcess.IsRefused);

    [Theory, MemberData(nameof(Cases))]
    public void Metered_and_fast_leave_the_bits_of_ilgpus_own_device(string name)
    {
        var expected = OracleProcess.Expected(name);

        Assert.Contains(expected, value => value != 0);
        Assert.Equal(expected, Run(ExecutionMode.Metered));
        Assert.Equal(expected, Run(ExecutionMode.Fast));

        byte[] Run(ExecutionMode mode)
        {
            using var gpu = new MeteredGpu(mode);
            return OracleCases.All[name].Run(gpu.Accelerator);
        }
    }
}
