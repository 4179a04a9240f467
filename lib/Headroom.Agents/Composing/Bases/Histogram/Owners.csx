static void Kernel(ArrayView<int> x, ArrayView<int> counts, int n, int bins)
{
    var chunk = SharedMemory.Allocate<int>(256);
    var thread = Group.IdxX;
    var sum = 0;
    for (var start = Grid.IdxX * 256; start < n; start += Grid.DimX * 256)
    {
        if (start + thread < n) chunk[thread] = x[start + thread];
        Group.Barrier();
        var count = Math.Min(256, n - start);
        for (var i = 0; i < count; i++) sum += chunk[i] == thread ? 1 : 0;
        Group.Barrier();
    }
    if (thread < bins && sum > 0) Atomic.Add(ref counts[thread], sum);
}
