static void Kernel(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, int m, int n, int k)
{
    var tileA = SharedMemory.Allocate<float>(8 * 32);
    var tileB = SharedMemory.Allocate<float>(32 * 32);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var row = Grid.IdxY * 8 + i;
    var col = Grid.IdxX * 32 + j;
    var sum = 0f;
    for (var start = 0; start < k; start += 32)
    {
        tileA[i * 32 + j] = row < m && start + j < k ? a[row * k + start + j] : 0;
        for (var down = i; down < 32; down += 8)
        {
            tileB[down * 32 + j] = start + down < k && col < n ? b[(start + down) * n + col] : 0;
        }
        Group.Barrier();
        for (var step = 0; step < 32; step++) sum += tileA[i * 32 + step] * tileB[step * 32 + j];
        Group.Barrier();
    }
    if (row < m && col < n) c[row * n + col] = sum;
}
