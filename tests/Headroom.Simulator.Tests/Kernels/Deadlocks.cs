using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Kernels whose groups wait for each other, most of them in vain. Launched with groups of any size.</summary>
public static class Deadlocks
{
    /// <summary>Groups 0 and 1 each wait for the other before they signal.</summary>
    public static void WaitForEachOther(ArrayView<int> flags)
    {
        if (Group.IsFirstThread && Grid.IdxX < 2)
        {
            while (Atomic.Add(ref flags[1 - Grid.IdxX], 0) == 0) { } // the wait
            Atomic.Exchange(ref flags[Grid.IdxX], 1);
        }
        Group.Barrier();
    }

    /// <summary>The same, but the first signals before it waits.</summary>
    public static void OneSignalsFirst(ArrayView<int> flags)
    {
        if (Group.IsFirstThread && Grid.IdxX < 2)
        {
            if (Grid.IdxX == 0) Atomic.Exchange(ref flags[0], 1);
            while (Atomic.Or(ref flags[1 - Grid.IdxX], 0) == 0) { }
            if (Grid.IdxX == 1) Atomic.Exchange(ref flags[1], 1);
        }
        Group.Barrier();
    }

    /// <summary>All threads of a group wait, by a loop that counts its rounds.</summary>
    public static void CountsItsRounds(ArrayView<int> flags)
    {
        var rounds = 0;
        while (Atomic.CompareExchange(ref flags[0], 7, 7) != 7) rounds++;
        flags[1 + Grid.GlobalIndex.X] = rounds;
    }

    /// <summary>One thread looks, and the whole group goes round with it.</summary>
    public static void WaitsWithBarriers(ArrayView<int> flags)
    {
        var seen = SharedMemory.Allocate<int>(1);
        while (true)
        {
            if (Group.IsFirstThread) seen[0] = Atomic.Add(ref flags[0], 0);
            Group.Barrier();
            if (seen[0] == 7) break;
            Group.Barrier();
        }
    }

    /// <summary>A barrier of all groups: the last that comes lets the others go.</summary>
    public static void BarrierOfTheGrid(ArrayView<int> flags)
    {
        if (Group.IsFirstThread)
        {
            Atomic.Add(ref flags[0], 1);
            while (Atomic.Add(ref flags[0], 0) < Grid.DimX) { }
        }
        Group.Barrier();
    }

    /// <summary>The same, with much shared memory.</summary>
    public static void BarrierOfLargeGroups(ArrayView<int> flags)
    {
        var tile = SharedMemory.Allocate<int>(10_000);
        tile[Group.IdxX] = 1;
        if (Group.IsFirstThread)
        {
            Atomic.Add(ref flags[0], 1);
            while (Atomic.Add(ref flags[0], 0) < Grid.DimX) { }
        }
        Group.Barrier();
    }

    /// <summary>Takes a lock, one group after the other; any number of groups may do so.</summary>
    public static void TakesALock(ArrayView<int> flags)
    {
        if (!Group.IsFirstThread) return;
        while (Atomic.CompareExchange(ref flags[0], 0, 1) != 0) { }
        flags[1]++;
        MemoryFence.DeviceLevel();
        Atomic.Exchange(ref flags[0], 0);
    }

    /// <summary>Each group takes the next number, and the last adds up what all have written.</summary>
    public static void LastGroupAddsUp(ArrayView<int> flags)
    {
        if (!Group.IsFirstThread) return;
        flags[2 + Grid.IdxX] = Grid.IdxX + 1;
        MemoryFence.DeviceLevel();
        if (Atomic.Add(ref flags[0], 1) < Grid.DimX - 1) return;
        for (var i = 0; i < Grid.DimX; i++) flags[1] += flags[2 + i];
    }

    /// <summary>Group 0 goes round without an end, and the others wait for it.</summary>
    public static void OneIsEndless(ArrayView<int> flags)
    {
        var x = 1f + flags[0];
        if (Grid.IdxX == 0)
            while (x > 0f) x = MathF.Abs(x) + 1e-9f;
        if (Group.IsFirstThread)
            while (Atomic.Add(ref flags[0], 0) == 0) { }
    }

    /// <summary>Waits on a plain read.</summary>
    public static void SpinsOnAPlainRead(ArrayView<int> flags)
    {
        if (Grid.IdxX == 0)
        {
            while (flags[0] == 0) { } // the plain read
        }
        else if (Group.IsFirstThread) Atomic.Exchange(ref flags[0], 1);
    }

    /// <summary>Waits on a plain read, with a count of rounds, in a helper, among other work.</summary>
    public static void SpinsInAHelper(ArrayView<int> flags)
    {
        var rounds = 0;
        while (true)
        {
            rounds++;
            var seen = Twice(flags[Grid.DimX]); // the plain read
            if (seen > 0) break;
        }
        flags[Grid.IdxX] = rounds;
    }

    /// <summary>Loops that read memory plainly and wait for nobody.</summary>
    public static void ReadsInLoops(ArrayView<int> flags)
    {
        var (i, sum) = (0, 0);
        while (flags[i] != 0) i++;
        for (var k = 0; k < flags.IntLength; k++) sum += flags[k];
        while (sum > flags[0] + 100) sum /= 2;
        while (flags[i] == 0) flags[i] = 1;
        do sum += Atomic.Add(ref flags[1], 0); while (flags[2] == 77);
        flags[i] = sum;
    }

    private static int Twice(int value) => value + value;
}
