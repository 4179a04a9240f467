using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Loops whose number of rounds a compiler can see, and loops that only look that way.</summary>
public static class Loops
{
    public static void CountedInsideEndless(ArrayView<int> target)
    {
        while (true)
            for (var i = 0; i < 8; i++) target[Group.IdxX] += i;
    }

    public static void CounterSetBack(ArrayView<int> target)
    {
        for (var i = 0; i < 8; i++)
            if (target[Group.IdxX]++ >= 0) i = 0;
    }

    public static void CounterSetBackByReference(ArrayView<int> target)
    {
        for (var i = 0; i < 8; i++)
        {
            target[Group.IdxX]++;
            SetBack(ref i);
        }
    }

    private static void SetBack(ref int counter) => counter = 0;

    /// <summary>
    /// Target, for each lane: 28 = 0 + ... + 7, 3 rounds left early, the 5 rounds from 3, and the counter after its loop.
    /// </summary>
    public static void Counted(ArrayView<int> target)
    {
        var (sum, early, late) = (0, 0, 0);
        for (var i = 0; i < 8; i++) sum += i;
        for (var i = 0; i < 8; i++)
        {
            if (i == 3) break;
            early++;
        }
        var last = 3;
        for (; last < 8; last++)
        {
            if (last == 100) continue;
            late++;
        }
        target[4 * Group.IdxX] = sum;
        target[4 * Group.IdxX + 1] = early;
        target[4 * Group.IdxX + 2] = late;
        target[4 * Group.IdxX + 3] = last;
    }

    /// <summary>
    /// Each lane keeps some values over barriers: set once, set on one of two paths, set at every turn, and set anew in the middle.
    /// </summary>
    public static void KeepsOverBarriers(ArrayView<int> target, int turns)
    {
        var once = Group.IdxX * 1000;
        int either;
        if (Group.IdxX % 2 == 0) either = 7;
        else either = 9;
        var total = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            var each = turn * Group.IdxX;
            Group.Barrier();
            for (var i = 0; i < 4; i++) total += i;
            Group.Barrier();
            total += each + either;
        }
        var late = total + 1;
        Group.Barrier();
        target[Group.IdxX] = once + late;
    }
}
