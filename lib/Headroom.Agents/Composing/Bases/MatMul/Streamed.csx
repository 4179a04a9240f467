static void Kernel(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, int m, int n, int k)
{
    var rowsOfA = SharedMemory.Allocate<float>(8 * 32);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var row = Grid.IdxY * 8 + i;
    var col = Grid.IdxX * 32 + j;
    var sum = 0f;
    for (var start = 0; start < k; start += 32)
    {
        var count = Math.Min(32, k - start);
        if (row < m && j < count) rowsOfA[i * 32 + j] = a[row * k + start + j];
        Group.Barrier();
        if (row < m && col < n)
        {
            for (var step = 0; step < count; step++) sum += rowsOfA[i * 32 + step] * b[(start + step) * n + col];
        }
        Group.Barrier();
    }
    if (row < m && col < n) c[row * n + col] = sum;
}
