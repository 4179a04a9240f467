static void Kernel(ArrayView<int> codes, ArrayView<float> scales, ArrayView<float> v, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var sum = 0f;
    for (var col = thread; col < cols; col += 128)
    {
        var packed = codes[row * (cols / 8) + col / 8];
        var code = packed >> (4 * (col % 8)) & 15;
        sum += (code - 8) * scales[row * (cols / 32) + col / 32] * v[col];
    }
    shared[thread] = sum;
    Group.Barrier();
    for (var half = 64; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] += shared[thread + half];
        Group.Barrier();
    }
    if (thread == 0) y[row] = shared[0];
}
