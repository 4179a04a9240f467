using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Running;

/// <summary>Host threads that load and launch at once get what each would get alone.</summary>
[Machine]
public sealed class HostThreadTests
{
    private const int Threads = 6, Launches = 8;

    public static TheoryData<ExecutionMode, int> Ways =>
        new() { { ExecutionMode.Metered, 1 }, { ExecutionMode.Metered, 3 }, { ExecutionMode.Fast, 3 }, { ExecutionMode.Metered, 0 } };

    [Theory, MemberData(nameof(Ways))]
    public void On_one_accelerator(ExecutionMode mode, int workers)
    {
        using var device = new MeteredGpu();
        AtOnce(mode, workers, () => device.Accelerator);
    }

    [Theory, MemberData(nameof(Ways))]
    public void On_accelerators_of_their_own(ExecutionMode mode, int workers)
    {
        var devices = Enumerable.Range(0, Threads).Select(_ => new MeteredGpu()).ToArray();
        var next = -1;
        AtOnce(mode, workers, () => devices[Interlocked.Increment(ref next)].Accelerator);
        foreach (var device in devices.Reverse()) device.Dispose();
    }

    /// <summary>A launch that runs its groups again must not undo what another does to its own part of the same buffer.</summary>
    [Fact]
    public void On_parts_of_one_buffer()
    {
        using var device = new MeteredGpu();
        using var cells = device.Accelerator.Allocate1D(new int[Threads * 256]);
        InParallel(i =>
        {
            using var recording = Recording.Start(new() { Workers = 3 });
            // Groups meet in the first cell of their part, so each launch starts over.
            var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(CountsTogether);
            for (var launch = 0; launch < Launches; launch++) kernel(new(8, 32), cells.View.SubView(i * 256, 256).BaseView);
        });
        Assert.Equal(Enumerable.Range(0, Threads * 256).Select(i => i % 256 == 0 ? Launches * 9 : Launches), cells.GetAsArray1D());
    }

    private static void CountsTogether(ArrayView<int> part)
    {
        part[Grid.GlobalIndex.X]++;
        if (Group.IsFirstThread) part[0]++;
    }

    // Each thread loads the kernel by itself, at the same time as the others.
    private static void AtOnce(ExecutionMode mode, int workers, Func<Accelerator> take)
    {
        var expected = Enumerable.Range(0, Threads).Select(i => Run(Taken(new MeteredGpu()), mode, 1, i)).ToArray();
        InParallel(i =>
        {
            var accelerator = take();
            for (var launch = 0; launch < Launches; launch++) Assert.Equal(expected[i], Run(accelerator, mode, workers, i));
        });

        static Accelerator Taken(MeteredGpu device)
        {
            device.Recording.Dispose();
            return device.Accelerator;
        }
    }

    private static (string Values, string Report) Run(Accelerator accelerator, ExecutionMode mode, int workers, int seed)
    {
        using var recording = Recording.Start(new() { Mode = mode, Workers = workers });
        using var source = accelerator.Allocate1D<int>([.. Enumerable.Range(0, 1920).Select(i => i * (seed + 3) % 101)]);
        using var target = accelerator.Allocate1D(new int[1920]);
        accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Turned)(new(30, 64), source.View.BaseView, target.View.BaseView);
        return (string.Join(',', target.GetAsArray1D()), recording.Launches[0].ToJson());
    }

    // Turns each group's part around, and races on purpose for its last element.
    private static void Turned(ArrayView<int> source, ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = source[Grid.GlobalIndex.X];
        Group.Barrier();
        target[Grid.GlobalIndex.X] = tile[63 - Group.IdxX] + tile[0];
        tile[63] = Group.IdxX;
    }

    private static void InParallel(Action<int> work)
    {
        var failures = new Exception?[Threads];
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(i);
            }
            catch (Exception exception)
            {
                failures[i] = exception;
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.All(failures, Assert.Null);
    }
}
