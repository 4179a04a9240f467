using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Legal kernels that a GPU would run wrongly, or not to their end.</summary>
public static class Mistakes
{
    /// <summary>Right in ascending order of lanes: each reads what the one before has just written.</summary>
    public static void LuckyNeighbour(ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = Group.IdxX * 10;
        // a barrier is missing here
        target[Group.IdxX] = Group.IdxX > 0 ? tile[Group.IdxX - 1] : 0;
    }

    public static void Neighbour(ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = Group.IdxX * 10;
        Group.Barrier();
        target[Group.IdxX] = Group.IdxX > 0 ? tile[Group.IdxX - 1] : 0;
    }

    /// <summary>Within one warp, a warp barrier is enough.</summary>
    public static void WarpNeighbour(ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = Group.IdxX * 10;
        Warp.Barrier();
        target[Group.IdxX] = Warp.LaneIdx > 0 ? tile[Group.IdxX - 1] : 0;
    }

    /// <summary>A warp barrier says nothing about the other warp.</summary>
    public static void WarpBarrierOnly(ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = Group.IdxX * 10;
        Warp.Barrier();
        target[Group.IdxX] = tile[63 - Group.IdxX];
    }

    public static void GroupsShareACell(ArrayView<int> target)
    {
        if (Group.IsFirstThread) target[0] += Grid.IdxX;
    }

    public static void GroupsShareACellAtomically(ArrayView<int> target)
    {
        if (Group.IsFirstThread) Atomic.Add(ref target[0], Grid.IdxX);
    }

    /// <summary>Lanes read one cell, one line after the other, and one of them writes it.</summary>
    public static void TwoReadersOneWrites(ArrayView<int> target, int first, int second, int writer)
    {
        var tile = SharedMemory.Allocate<int>(1);
        var sum = 0;
        if (Group.IsFirstThread) tile[0] = 3;
        Group.Barrier();
        if (Group.IdxX == first) sum += tile[0];
        if (Group.IdxX == second) sum -= tile[0];
        if (Group.IdxX == writer) tile[0] = sum;
        target[Group.IdxX] = sum;
    }

    /// <summary>All lanes read one cell in one instruction, and one of them writes it.</summary>
    public static void AllReadOneWrites(ArrayView<int> target, int writer)
    {
        var value = target[0];
        if (Group.IdxX == writer) target[0] = value + 1;
    }

    /// <summary>One lane writes a cell, and all read it in one instruction.</summary>
    public static void OneWritesAllRead(ArrayView<int> target, int writer)
    {
        if (Group.IdxX == writer) target[0] = 1;
        target[Group.IdxX + 1] = target[0];
    }

    /// <summary>All lanes add to one cell, and one of them reads it back without a barrier.</summary>
    public static void AllAddOneReads(ArrayView<int> target, int reader)
    {
        Atomic.Add(ref target[0], 1);
        if (Group.IdxX == reader) target[1] = target[0];
    }

    /// <summary>Only the first group sets the cell that all groups add to.</summary>
    public static void FirstGroupSetsAllAdd(ArrayView<int> target)
    {
        if (Grid.IdxX == 0 && Group.IsFirstThread) target[0] = 0;
        Group.Barrier();
        Atomic.Add(ref target[0], 1);
    }

    public static void AllWriteOne(ArrayView<int> target) => target[0] = Group.IdxX;

    public static void PastTheEnd(ArrayView<int> target) => target[Grid.GlobalIndex.X + 1] = 1;

    public static void PastTheRow(ArrayView2D<int, Stride2D.DenseY> target) => target[0, Group.IdxX] = 1;

    public static void SubViewPastTheEnd(ArrayView<int> target) => target.SubView(Group.IdxX, 60)[0] = 1;

    public static void DividesByZero(ArrayView<int> target, int zero) =>
        target[Group.IdxX] = Group.IdxX == 5 ? 7 / zero : 1;

    public static void BarrierForSome(ArrayView<int> target)
    {
        if (Group.IdxX < 40) Group.Barrier();
        target[Group.IdxX] = 1;
    }

    public static void TwoBarriers(ArrayView<int> target)
    {
        if (Group.IdxX < 40) Group.Barrier();
        else Group.Barrier();
        target[Group.IdxX] = 1;
    }

    public static void NeverEnds(ArrayView<int> target)
    {
        var i = 0;
        while (target[0] == 0) i++;
        target[1] = i;
    }

    public static void NeverEndsAtBarriers(ArrayView<int> target)
    {
        while (target[0] == 0) Group.Barrier();
    }

    public static void ReadsUnwritten(ArrayView<float> source, ArrayView<float> target)
    {
        var tile = SharedMemory.Allocate<float>(64);
        if (Group.IdxX < 60) tile[Group.IdxX] = 1f;
        Group.Barrier();
        target[Group.IdxX] = tile[Group.IdxX] + source[Group.IdxX];
    }

    /// <summary>The upper half of the warp has left when the lower half asks for its values.</summary>
    public static void ShufflesWithNobody(ArrayView<int> target)
    {
        if (Group.IdxX >= 16) return;
        target[Group.IdxX] = Warp.ShuffleDown(Group.IdxX, 8);
    }

    public static void TooMuchShared(ArrayView<float> target)
    {
        var tile = SharedMemory.Allocate<float>(1 << 20);
        tile[Group.IdxX] = 1f;
        target[Group.IdxX] = tile[Group.IdxX];
    }

    /// <summary>Lane 0 waits for what the last lane writes: fine on a GPU with independent lanes.</summary>
    public static void SpinsOnTheLastLane(ArrayView<int> target)
    {
        if (Group.IsFirstThread)
            while (Atomic.Add(ref target[0], 0) == 0) { }
        if (Group.IsLastThread) Atomic.Exchange(ref target[0], 1);
    }
}
