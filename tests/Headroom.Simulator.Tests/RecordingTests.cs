using Headroom.Simulator;
using ILGPU.Runtime;


namespace Headroom.Simulator.Testing;

public sealed class RecordingTests
{
    [Fact]
    public void Buffers_that_nobody_disposed_are_reported_with_their_line()
    {
        using var recording = Recording.Start();
        using (var context = Context.Create(builder => builder.Simulator()))
        {
            var accelerator = context.CreateSimulator();
            accelerator.Allocate1D<float>(8).Dispose();
            accelerator.Allocate2DDenseY<double>((2, 3)); // leaked
        }

        var leak = Assert.Single(recording.Leaks);
        Assert.Equal(("buffer 1 (6 x 8 bytes)", 48L), (leak.Buffer, leak.Bytes));
        Assert.Contains("// leaked", File.ReadAllLines(leak.AllocatedAt!.File)[leak.AllocatedAt.Line - 1]);
        Assert.Equal($"buffer 1 (6 x 8 bytes) was not disposed; allocated at RecordingTests.cs:{leak.AllocatedAt.Line}", leak.ToString());
    }

    [Fact]
    public void Bytes_that_come_back_to_the_host_are_counted_and_those_that_go_to_the_device_or_stay_there_are_not()
    {
        using var device = new MeteredGpu();
        using var from = device.Accelerator.Allocate1D(new int[10]);
        using var to = device.Accelerator.Allocate1D<int>(10);
        to.CopyFrom(from);
        Assert.Equal(0, device.Recording.BytesToHost);

        to.GetAsArray1D();
        Assert.Equal(40, device.Recording.BytesToHost);
    }

    [Fact]
    public unsafe void A_buffer_written_past_its_end_is_reported_when_it_goes()
    {
        using var device = new MeteredGpu();
        using (var buffer = device.Accelerator.Allocate1D<int>(64))
            ((int*)buffer.NativePtr)[64] = 1;

        Assert.Equal("something wrote past the end of buffer 1 (64 x 4 bytes)", Assert.Single(device.Recording.Overruns).ToString());
    }

    [Fact]
    public void The_innermost_recording_gets_the_launch_and_the_outer_one_goes_on_afterwards()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D(new int[4]);
        var kernel = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) => view[i]++);
        using (var inner = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Fast }))
        {
            kernel(4, data.View);
            Assert.Equal(ExecutionMode.Fast, Assert.Single(inner.Launches).Mode);
        }
        kernel(4, data.View);

        Assert.Equal(ExecutionMode.Metered, Assert.Single(device.Recording.Launches).Mode);
    }
}
