static void Kernel(ArrayView<int> x, ArrayView<int> counts, int n, int bins)
{
    var local = SharedMemory.Allocate<int>(256);
    var thread = Group.IdxX;
    var part = (n + Grid.DimX - 1) / Grid.DimX;
    var from = Grid.IdxX * part;
    var to = Math.Min(n, from + part);
    for (var bin = thread; bin < 256; bin += 64) local[bin] = 0;
    Group.Barrier();
    for (var i = from + thread; i < to; i += 64) Atomic.Add(ref local[x[i]], 1);
    Group.Barrier();
    for (var own = thread; own < bins; own += 64)
    {
        var sum = local[own];
        if (sum != 0) Atomic.Add(ref counts[own], sum);
    }
}
