static void Kernel(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, int m, int n, int k)
{
    var tileA = SharedMemory.Allocate<float>(32 * 16);
    var tileB = SharedMemory.Allocate<float>(16 * 16);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var row = Grid.IdxY * 32 + i;
    var col = Grid.IdxX * 16 + j;
    var upper = 0f;
    var lower = 0f;
    for (var start = 0; start < k; start += 16)
    {
        tileA[i * 16 + j] = row < m && start + j < k ? a[row * k + start + j] : 0;
        tileA[(i + 16) * 16 + j] = row + 16 < m && start + j < k ? a[(row + 16) * k + start + j] : 0;
        tileB[i * 16 + j] = start + i < k && col < n ? b[(start + i) * n + col] : 0;
        Group.Barrier();
        for (var step = 0; step < 16; step++)
        {
            var factor = tileB[step * 16 + j];
            upper += tileA[i * 16 + step] * factor;
            lower += tileA[(i + 16) * 16 + step] * factor;
        }
        Group.Barrier();
    }
    if (row < m && col < n) c[row * n + col] = upper;
    if (row + 16 < m && col < n) c[(row + 16) * n + col] = lower;
}
