using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>
/// Two stages in one launch: the lower half of the groups fills <c>data</c>, the upper half waits for that and adds it up. Some make a
/// mistake in handing over.
/// </summary>
public static class Pipelines
{
    public static void TwoStages(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            Group.Barrier();
            if (Group.IsFirstThread)
            {
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
        }
        else
        {
            Wait(done, 0, producers);
            AddUp(data, sums, producers);
        }
    }

    /// <summary>Each thread has a fence of its own, before the barrier.</summary>
    public static void FenceOfEachThread(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            MemoryFence.DeviceLevel();
            Group.Barrier();
            if (Group.IsFirstThread) Atomic.Add(ref done[0], 1);
        }
        else
        {
            Wait(done, 0, producers);
            AddUp(data, sums, producers);
        }
    }

    public static void NoFence(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1; // the write
            Group.Barrier();
            if (Group.IsFirstThread) Atomic.Add(ref done[0], 1); // the signal
        }
        else
        {
            Wait(done, 0, producers);
            AddUp(data, sums, producers);
        }
    }

    /// <summary>Enough for the group itself.</summary>
    public static void FenceOfTheGroup(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            MemoryFence.GroupLevel();
            Group.Barrier();
            if (Group.IsFirstThread) Atomic.Add(ref done[0], 1);
        }
        else
        {
            Wait(done, 0, producers);
            AddUp(data, sums, producers);
        }
    }

    /// <summary>The first thread's fence says nothing of what others write.</summary>
    public static void NoBarrierBeforeTheSignal(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            if (Group.IsFirstThread)
            {
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
        }
        else
        {
            Wait(done, 0, producers);
            AddUp(data, sums, producers);
        }
    }

    /// <summary>The first thread waits, and the others go ahead.</summary>
    public static void NoBarrierBehindTheWait(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            Group.Barrier();
            if (Group.IsFirstThread)
            {
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
        }
        else
        {
            if (Group.IsFirstThread)
                while (Atomic.Add(ref done[0], 0) < producers) { }
            AddUp(data, sums, producers);
        }
    }

    /// <summary>The same, but the others are slow, and so mostly come behind the wait after all.</summary>
    public static void NoBarrierBehindTheWaitOfSlowThreads(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            Group.Barrier();
            if (Group.IsFirstThread)
            {
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
        }
        else
        {
            if (Group.IsFirstThread)
                while (Atomic.Add(ref done[0], 0) < producers) { }
            else
                for (var i = 0; i < 20; i++) Atomic.Add(ref sums[Grid.IdxX - producers], 1);
            AddUp(data, sums, producers);
        }
    }

    /// <summary>Waits for one producer where there are several.</summary>
    public static void WaitsForOne(ArrayView<int> data, ArrayView<int> sums, ArrayView<int> done)
    {
        var producers = Grid.DimX / 2;
        if (Grid.IdxX < producers)
        {
            data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + 1;
            Group.Barrier();
            if (Group.IsFirstThread)
            {
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
        }
        else
        {
            Wait(done, 0, 1);
            AddUp(data, sums, producers);
        }
    }

    private static void Wait(ArrayView<int> done, int counter, int target)
    {
        if (Group.IsFirstThread)
            while (Atomic.Add(ref done[counter], 0) < target) { }
        Group.Barrier();
    }

    private static void AddUp(ArrayView<int> data, ArrayView<int> sums, int producers)
    {
        var sum = 0;
        for (var i = Group.IdxX; i < producers * Group.DimX; i += Group.DimX) sum += data[i];
        Atomic.Add(ref sums[Grid.IdxX - producers], sum);
    }
}
