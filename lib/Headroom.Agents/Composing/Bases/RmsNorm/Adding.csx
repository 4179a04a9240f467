static void Kernel(ArrayView<float> x, ArrayView<float> w, ArrayView<float> y, int rows, int cols)
{
    var total = SharedMemory.Allocate<float>(1);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    if (thread == 0) total[0] = 0;
    Group.Barrier();
    var even = 0f;
    var odd = 0f;
    for (var col = thread; col < cols; col += 128)
    {
        even += x[row * cols + col] * x[row * cols + col];
        if (col + 64 < cols) odd += x[row * cols + col + 64] * x[row * cols + col + 64];
    }
    var sum = even + odd;
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleDown(sum, apart);
    if (thread % 32 == 0) Atomic.Add(ref total[0], sum);
    Group.Barrier();
    var root = MathF.Sqrt(total[0] / cols + 1e-5f);
    for (var i = thread; i < cols; i += 64) y[row * cols + i] = w[i] * x[row * cols + i] / root;
}
