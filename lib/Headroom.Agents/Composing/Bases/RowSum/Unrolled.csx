static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var partial = SharedMemory.Allocate<float>(4);
    var thread = Group.IdxX;
    var start = Grid.IdxX * cols;
    var even = 0f;
    var odd = 0f;
    for (var col = thread; col < cols; col += 256)
    {
        even += x[start + col];
        if (col + 128 < cols) odd += x[start + col + 128];
    }
    var sum = even + odd;
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleDown(sum, apart);
    if (thread % 32 == 0) partial[thread / 32] = sum;
    Group.Barrier();
    if (thread == 0) y[Grid.IdxX] = partial[0] + partial[1] + partial[2] + partial[3];
}
