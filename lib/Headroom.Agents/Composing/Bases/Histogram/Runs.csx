static void Kernel(ArrayView<int> x, ArrayView<int> counts, int n, int bins)
{
    var local = SharedMemory.Allocate<int>(256);
    var thread = Group.IdxX;
    for (var bin = thread; bin < 256; bin += 128) local[bin] = 0;
    Group.Barrier();
    var last = -1;
    var sum = 0;
    for (var i = Grid.IdxX * 128 + thread; i < n; i += Grid.DimX * 128)
    {
        var value = x[i];
        if (value != last)
        {
            if (sum > 0) Atomic.Add(ref local[last], sum);
            last = value;
            sum = 0;
        }
        sum += 1;
    }
    if (sum > 0) Atomic.Add(ref local[last], sum);
    Group.Barrier();
    for (var own = thread; own < bins; own += 128) Atomic.Add(ref counts[own], local[own]);
}
