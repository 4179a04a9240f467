using ILGPU;
using ILGPU.Runtime;

// 02.8 Find the race. Objective: see that a kernel can give the right answer here, every time, and still be wrong.
// Each kernel below has one race: two lines that reach one place in memory, at least one of them to write, in no fixed order.
// Lines: one pair per kernel, the pairs in that order, by number in this file. Then write each kernel again without its race, and with
// no more traffic: x is read from memory once, one atomic at total[0] per group, no barrier too many. x has whole groups of 64.
// Out of scope: memory fences, and races between host and device. About 25 lines, most of them copied.
public static class FindTheRace
{
    public const int Threads = 64;

    // y[i] = x[i] - x[i - 1] within each group of 64; a group's first element stays as it is.
    public static void Differences(ArrayView<float> x, ArrayView<float> y)
    {
        var (tile, thread, i) = (SharedMemory.Allocate<float>(Threads), Group.IdxX, Grid.GlobalIndex.X);
        var mine = x[i];
        tile[thread] = mine;
        y[i] = thread == 0 ? mine : mine - tile[thread - 1];
    }

    // y[j] = sum over the chunks of 64 of x of chunk[j] * chunk[j + 1], where chunk[64] is chunk[63]. One group.
    public static void Products(ArrayView<float> x, ArrayView<float> y)
    {
        var (tile, thread, sum) = (SharedMemory.Allocate<float>(Threads), Group.IdxX, 0f);
        for (var start = 0; start < x.IntLength; start += Threads)
        {
            var mine = x[start + thread];
            tile[thread] = mine;
            Group.Barrier();
            sum += mine * tile[Math.Min(thread + 1, Threads - 1)];
        }
        y[thread] = sum;
    }

    // total[0] grows by the number of elements of x above 0. Any number of groups.
    public static void Positives(ArrayView<float> x, ArrayView<int> total)
    {
        var (count, thread) = (SharedMemory.Allocate<int>(1), Group.IdxX);
        if (thread == 0) count[0] = 0;
        Group.Barrier();
        if (x[Grid.GlobalIndex.X] > 0) Atomic.Add(ref count[0], 1);
        Group.Barrier();
        if (thread > 0) return;
        var before = total[0];
        total[0] = before + count[0];
    }

    // your turn: begin
    // Written by one thread, read by its neighbour; written for the next chunk while a neighbour still reads this one's;
    // read by one group and written by another.
    public static (int, int)[] Lines => [(18, 19), (29, 31), (45, 46)];

    public static void DifferencesFixed(ArrayView<float> x, ArrayView<float> y)
    {
        var (tile, thread, i) = (SharedMemory.Allocate<float>(Threads), Group.IdxX, Grid.GlobalIndex.X);
        var mine = x[i];
        tile[thread] = mine;
        Group.Barrier();
        y[i] = thread == 0 ? mine : mine - tile[thread - 1];
    }

    public static void ProductsFixed(ArrayView<float> x, ArrayView<float> y)
    {
        var (tile, thread, sum) = (SharedMemory.Allocate<float>(Threads), Group.IdxX, 0f);
        for (var start = 0; start < x.IntLength; start += Threads)
        {
            var mine = x[start + thread];
            tile[thread] = mine;
            Group.Barrier();
            sum += mine * tile[Math.Min(thread + 1, Threads - 1)];
            Group.Barrier(); // nobody reads this chunk any more
        }
        y[thread] = sum;
    }

    // No barrier orders two groups: the sum has to be one step that cannot be split.
    public static void PositivesFixed(ArrayView<float> x, ArrayView<int> total)
    {
        var (count, thread) = (SharedMemory.Allocate<int>(1), Group.IdxX);
        if (thread == 0) count[0] = 0;
        Group.Barrier();
        if (x[Grid.GlobalIndex.X] > 0) Atomic.Add(ref count[0], 1);
        Group.Barrier();
        if (thread == 0) Atomic.Add(ref total[0], count[0]);
    }
    //> public static (int, int)[] Lines => throw new NotAttempted("02.8");
    //>
    //> public static void DifferencesFixed(ArrayView<float> x, ArrayView<float> y) { }
    //> public static void ProductsFixed(ArrayView<float> x, ArrayView<float> y) { }
    //> public static void PositivesFixed(ArrayView<float> x, ArrayView<int> total) { }
    // your turn: end
}
