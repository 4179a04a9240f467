static void Kernel(ArrayView<float> x, ArrayView<float> w, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(4 * 33);
    var thread = Group.IdxX;
    var first = Group.IdxY * 33;
    var row = Grid.IdxX * 4 + Group.IdxY;
    var sum = 0f;
    if (row < rows)
    {
        for (var col = thread; col < cols; col += 32) sum += x[row * cols + col] * x[row * cols + col];
    }
    shared[first + thread] = sum;
    Group.Barrier();
    if (thread == 0)
    {
        var total = 0f;
        for (var part = 0; part < 32; part++) total += shared[first + part];
        shared[first + 32] = 1 / MathF.Sqrt(total / cols + 1e-5f);
    }
    Group.Barrier();
    if (row < rows)
    {
        for (var i = thread; i < cols; i += 32) y[row * cols + i] = x[row * cols + i] * shared[first + 32] * w[i];
    }
}
