static void Kernel(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, int m, int n, int k)
{
    var tileA = SharedMemory.Allocate<float>(16 * 17);
    var tileB = SharedMemory.Allocate<float>(16 * 17);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var row = Grid.IdxY * 16 + i;
    var col = Grid.IdxX * 16 + j;
    var sum = 0f;
    for (var start = 0; start < k; start += 16)
    {
        var depth = start + j;
        tileA[j * 17 + i] = row < m && depth < k ? a[row * k + depth] : 0;
        var height = start + i;
        tileB[j * 17 + i] = height < k && col < n ? b[height * n + col] : 0;
        Group.Barrier();
        for (var step = 0; step < 16; step++) sum += tileA[step * 17 + i] * tileB[j * 17 + step];
        Group.Barrier();
    }
    if (row < m && col < n) c[row * n + col] = sum;
}
