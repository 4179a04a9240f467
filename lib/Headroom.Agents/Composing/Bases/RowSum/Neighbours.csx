static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(64);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var sum = 0f;
    for (var col = cols - 1 - thread; col >= 0; col -= 64) sum += x[row * cols + col];
    shared[thread] = sum;
    Group.Barrier();
    for (var apart = 1; apart < 64; apart *= 2)
    {
        if (thread % (2 * apart) == 0) shared[thread] += shared[thread + apart];
        Group.Barrier();
    }
    if (thread == 0) y[row] = shared[0];
}
