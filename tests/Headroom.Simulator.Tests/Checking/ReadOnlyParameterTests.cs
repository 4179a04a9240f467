using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>Reads of what no group can change are not watched with several workers, and nothing else differs.</summary>
public sealed class ReadOnlyParameterTests : IDisposable
{
    private const int Groups = 9, Lanes = 32;

    private readonly MeteredGpu _device = new();

    public void Dispose() => _device.Dispose();

    [Theory]
    [InlineData(nameof(Readers.Shift), "changes 1, reads 0")]
    [InlineData(nameof(Readers.ThroughHelper), "changes 1, reads 0")]
    [InlineData(nameof(Readers.ThroughParts), "changes 1, reads 0")]
    [InlineData(nameof(Readers.ThroughReference), "changes 1, reads 0")]
    [InlineData(nameof(Readers.ThroughStruct), "changes 0, reads ")]
    [InlineData(nameof(Readers.ThroughFields), "changes 0.To, reads 0.From")]
    [InlineData(nameof(Readers.ThroughEitherField), "changes 0, reads ")]
    [InlineData(nameof(Readers.Field), "changes 1, reads 0")]
    [InlineData(nameof(Readers.Histogram), "changes 1, reads 0")]
    [InlineData(nameof(Readers.Tiled), "changes 1, reads 0")]
    [InlineData(nameof(Readers.InPlace), "changes 0 1, reads ")]
    [InlineData(nameof(Readers.Either), "changes others")]
    [InlineData(nameof(Readers.Reassigned), "changes others")]
    public void What_a_kernel_does_to_the_buffers_of_its_parameters_is_known(string kernel, string expected)
    {
        var use = RewrittenKernels.Of(new(typeof(Readers).GetMethod(kernel)!, IndexType.KernelConfig), KernelForm.Tracked).Use;
        if (use.ChangesOthers) Assert.Empty(use.OnlyRead);
        Assert.Equal(
            expected, use.ChangesOthers
            ? "changes others"
            : $"changes {string.Join(' ', use.Changed)}, reads {string.Join(' ', use.OnlyRead)}");
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void Groups_read_one_buffer_and_write_another_side_by_side(ExecutionMode mode)
    {
        var (alone, one) = Shift(new() { Mode = mode, Workers = 1 }, isSame: false);
        Assert.Equal(1, one.Workers);
        foreach (var workers in (int[])[2, 3, 8])
        {
            var (together, report) = Shift(new() { Mode = mode, Workers = workers }, isSame: false);
            Assert.Equal(alone, together);
            Assert.Equal(workers, report.Workers);
            Assert.Empty(report.Races);
        }
    }

    /// <summary>One buffer behind both parameters: each group reads what the next one writes.</summary>
    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void A_buffer_that_is_read_and_written_through_two_parameters_is_watched(ExecutionMode mode)
    {
        var (alone, one) = Shift(new() { Mode = mode, Workers = 1 }, isSame: true);
        Assert.Equal(mode == ExecutionMode.Metered, one.Races.Count > 0);
        foreach (var workers in (int[])[2, 3, 8])
        {
            var (together, report) = Shift(new() { Mode = mode, Workers = workers }, isSame: true);
            Assert.Equal(alone, together);
            Assert.Equal(one.Races.Select(r => r.ToString()), report.Races.Select(r => r.ToString()));
            Assert.Equal(1, report.Workers);
        }
    }

    /// <summary>A view whose second row lies in another buffer.</summary>
    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void A_view_that_reaches_beyond_its_buffer_makes_all_be_watched(ExecutionMode mode)
    {
        var alone = Run(1);
        foreach (var workers in (int[])[2, 3, 8]) Assert.Equal(alone, Run(workers));

        int[] Run(int workers)
        {
            using var source = _device.Accelerator.Allocate1D(new int[Lanes]);
            using var target = _device.Accelerator.Allocate1D(new int[Groups * Lanes]);
            var stride = (int)((target.NativePtr - source.NativePtr) / sizeof(int));
            var view = new ArrayView2D<int, Stride2D.DenseY>(source.View.BaseView, new LongIndex2D(2, Lanes), new Stride2D.DenseY(stride));
            var kernel = _device.Accelerator.LoadStreamKernel<ArrayView2D<int, Stride2D.DenseY>, ArrayView<int>>(Readers.SecondRow);
            using var recording = Recording.Start(new() { Mode = mode, Workers = workers });
            kernel((Groups, Lanes), view, target.View);
            return target.GetAsArray1D();
        }
    }

    private (int[] Values, LaunchReport Report) Shift(LaunchOptions options, bool isSame)
    {
        using var target = _device.Accelerator.Allocate1D(Enumerable.Range(0, Groups * Lanes).ToArray());
        using var other = _device.Accelerator.Allocate1D(Enumerable.Range(0, Groups * Lanes).ToArray());
        var kernel = _device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Readers.Shift);
        using var recording = Recording.Start(options);
        kernel((Groups, Lanes), isSame ? target.View : other.View, target.View);
        return (target.GetAsArray1D(), Assert.Single(recording.Launches));
    }
}
