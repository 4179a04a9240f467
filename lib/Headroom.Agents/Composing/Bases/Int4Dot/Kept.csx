static void Kernel(ArrayView<int> codes, ArrayView<float> scales, ArrayView<float> v, ArrayView<float> y, int rows, int cols)
{
    var kept = SharedMemory.Allocate<float>(1024);
    var lane = Group.IdxX;
    var row = Grid.IdxX * 4 + Group.IdxY;
    for (var load = Group.IdxY * 32 + lane; load < cols; load += 128) kept[load] = v[load];
    Group.Barrier();
    if (row >= rows) return;
    var sum = 0f;
    for (var col = lane; col < cols; col += 32)
    {
        var packed = codes[row * (cols / 8) + col / 8];
        var code = packed >> (4 * (col % 8)) & 15;
        sum += (code - 8) * scales[row * (cols / 32) + col / 32] * kept[col];
    }
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleDown(sum, apart);
    if (lane == 0) y[row] = sum;
}
