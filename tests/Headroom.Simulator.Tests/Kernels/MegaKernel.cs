using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>
/// A whole network in one launch, as a few groups work it off: stages of matrix times vector, a piece of rows for each group. A stage reads
/// what all groups wrote in the one before it, and the two vectors take turns.
/// </summary>
public static class MegaKernel
{
    /// <param name="weights">Stage by stage, row by row.</param>
    /// <param name="even">The input, and what every other stage writes.</param>
    /// <param name="odd">What the stages between them write.</param>
    /// <param name="counters">One for each stage, 0 before the launch.</param>
    /// <param name="width">Of the vectors.</param>
    /// <param name="mistake">0 for none; else see <see cref="Finish"/> and <see cref="Await"/>.</param>
    public static void Run(
        ArrayView<float> weights, ArrayView<float> even, ArrayView<float> odd, ArrayView<int> counters, int width, int mistake)
    {
        for (var stage = 0; stage < counters.IntLength; stage++)
        {
            if (stage > 0) Await(counters, stage - 1, mistake);
            var rows = weights.SubView((long)stage * width * width, (long)width * width);
            if (stage % 2 == 0) MatVec(rows, even, odd, width);
            else MatVec(rows, odd, even, width);
            Finish(counters, stage, mistake);
        }
    }

    // One warp for each row; rows go round by groups.
    private static void MatVec(ArrayView<float> rows, ArrayView<float> x, ArrayView<float> y, int width)
    {
        var warps = Group.DimX / Warp.WarpSize;
        for (var row = Grid.IdxX * warps + Warp.WarpIdx; row < width; row += Grid.DimX * warps)
        {
            var sum = 0f;
            for (var column = Warp.LaneIdx; column < width; column += Warp.WarpSize) sum += rows[row * width + column] * x[column];
            for (var distance = Warp.WarpSize / 2; distance > 0; distance /= 2) sum += Warp.ShuffleDown(sum, distance);
            if (Warp.IsFirstLane) y[row] = sum > 0f ? sum : 0.1f * sum;
        }
    }

    private static void Finish(ArrayView<int> counters, int stage, int mistake)
    {
        if (mistake != 1) Group.Barrier();
        if (Group.IsFirstThread)
        {
            if (mistake != 2) MemoryFence.DeviceLevel();
            Atomic.Add(ref counters[mistake == 3 ? 0 : stage], 1);
        }
    }

    private static void Await(ArrayView<int> counters, int stage, int mistake)
    {
        var target = mistake == 4 ? Grid.DimX - 1 : mistake == 5 ? Grid.DimX + 1 : Grid.DimX;
        if (Group.IsFirstThread)
            while (Atomic.Add(ref counters[stage], 0) < target) { }
        if (mistake != 6) Group.Barrier();
    }
}
