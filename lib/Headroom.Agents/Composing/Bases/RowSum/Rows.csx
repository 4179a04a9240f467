static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(256);
    var thread = Group.IdxX;
    var place = Group.IdxY * 32 + thread;
    var row = Grid.IdxX * 8 + Group.IdxY;
    var sum = 0f;
    if (row < rows)
    {
        for (var col = thread; col < cols; col += 32) sum += x[row * cols + col];
    }
    shared[place] = sum;
    Group.Barrier();
    for (var half = 16; half > 0; half /= 2)
    {
        if (thread < half) shared[place] += shared[place + half];
        Group.Barrier();
    }
    if (thread == 0 && row < rows) y[row] = shared[place];
}
