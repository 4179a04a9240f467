using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>What a thread does in one step of <see cref="Handovers.Play"/>.</summary>
public enum Step
{
    Read,
    Write,
    Fence,
    Signal,
    Wait,
    WarpBarrier,
    Barrier,
}

/// <summary>Threads that write, read and hand over as a script has it: any order between a few groups can be made with it.</summary>
public static class Handovers
{
    /// <summary>
    /// In step s, thread <c>owners[s]</c> of the grid does <c>steps[s]</c> with cell or signal <c>objects[s]</c>; barriers are its group's
    /// or its warp's.
    /// </summary>
    public static void Play(
        ArrayView<int> steps, ArrayView<int> objects, ArrayView<int> owners, ArrayView<int> cells, ArrayView<int> signals,
        ArrayView<int> sums)
    {
        var sum = 0;
        for (var s = 0; s < steps.IntLength; s++)
        {
            var (step, at) = (steps[s], objects[s]);
            var isMine = owners[s] == Grid.GlobalIndex.X;
            if (owners[s] / Group.DimX == Grid.IdxX && step == (int)Step.Barrier) Group.Barrier();
            if (owners[s] / Warp.WarpSize == Grid.GlobalIndex.X / Warp.WarpSize && step == (int)Step.WarpBarrier) Warp.Barrier();
            if (isMine && step == (int)Step.Read) sum += cells[at];
            if (isMine && step == (int)Step.Write) cells[at] = s;
            if (isMine && step == (int)Step.Fence) MemoryFence.DeviceLevel();
            if (isMine && step == (int)Step.Signal) Atomic.Exchange(ref signals[at], 1);
            if (isMine && step == (int)Step.Wait)
                while (Atomic.CompareExchange(ref signals[at], 1, 1) != 1) { }
        }
        sums[Grid.GlobalIndex.X] = sum;
    }
}
