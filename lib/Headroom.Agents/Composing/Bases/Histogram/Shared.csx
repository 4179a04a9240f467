static void Kernel(ArrayView<int> x, ArrayView<int> counts, int n, int bins)
{
    var local = SharedMemory.Allocate<int>(256);
    var thread = Group.IdxX;
    for (var bin = thread; bin < bins; bin += 128) local[bin] = 0;
    Group.Barrier();
    for (var i = Grid.IdxX * 128 + thread; i < n; i += Grid.DimX * 128) Atomic.Add(ref local[x[i]], 1);
    Group.Barrier();
    for (var own = thread; own < bins; own += 128)
    {
        if (local[own] > 0) Atomic.Add(ref counts[own], local[own]);
    }
}
