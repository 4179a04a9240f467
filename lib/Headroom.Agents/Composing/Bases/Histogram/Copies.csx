static void Kernel(ArrayView<int> x, ArrayView<int> counts, int n, int bins)
{
    var copies = SharedMemory.Allocate<int>(4 * 256);
    var thread = Group.IdxX;
    var copy = thread / 32 * 256;
    for (var clear = thread; clear < 1024; clear += 128) copies[clear] = 0;
    Group.Barrier();
    for (var i = Grid.IdxX * 128 + thread; i < n; i += Grid.DimX * 128) Atomic.Add(ref copies[copy + x[i]], 1);
    Group.Barrier();
    for (var bin = thread; bin < bins; bin += 128)
    {
        var sum = copies[bin] + copies[256 + bin] + copies[512 + bin] + copies[768 + bin];
        if (sum > 0) Atomic.Add(ref counts[bin], sum);
    }
}
