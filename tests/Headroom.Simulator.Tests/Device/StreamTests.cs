using ILGPU.Runtime;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Device;

[Machine]
public sealed class StreamTests
{
    [Fact]
    public void A_stream_has_done_its_work_when_it_is_synchronized()
    {
        using var gpu = new MeteredGpu();
        using var stream = gpu.Accelerator.CreateStream();
        using var data = gpu.Accelerator.Allocate1D<int>(4);
        data.View.CopyFromCPU(stream, [1, 2, 3, 4]);

        gpu.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>>(Double)(stream, 4, data.View);
        stream.Synchronize();
        gpu.Accelerator.Synchronize();

        Assert.Equal([2, 4, 6, 8], data.View.GetAsArray1D(stream));
    }

    [Fact]
    public void Markers_measure_the_time_between_them()
    {
        using var context = Context.Create(builder => builder.Simulator().Profiling());
        using var accelerator = context.CreateSimulator();
        using var data = accelerator.Allocate1D(new int[1000]);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Double);

        using var before = accelerator.DefaultStream.AddProfilingMarker();
        kernel(1000, data.View);
        using var after = accelerator.DefaultStream.AddProfilingMarker();
        after.Synchronize();

        Assert.True(after - before > TimeSpan.Zero);
    }

    [Fact]
    public void Markers_need_a_context_that_profiles()
    {
        using var gpu = new MeteredGpu();
        Assert.Contains("profiling is enabled", Assert.Throws<NotSupportedException>(gpu.Accelerator.AddProfilingMarker).Message);
    }

    [Fact]
    public async Task Several_host_threads_launch_at_once()
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            using var recording = Recording.Start();
            using var data = accelerator.Allocate1D(Enumerable.Repeat(worker, 500).ToArray());
            var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Double);
            for (var i = 0; i < 5; i++) kernel(500, data.View);
            return (data.GetAsArray1D(), recording.Launches.Count);
        })));

        for (var worker = 0; worker < 4; worker++)
        {
            Assert.Equal(Enumerable.Repeat(32 * worker, 500), results[worker].Item1);
            Assert.Equal(5, results[worker].Count);
        }
    }

    private static void Double(Index1D i, ArrayView<int> data) => data[i] *= 2;
}
