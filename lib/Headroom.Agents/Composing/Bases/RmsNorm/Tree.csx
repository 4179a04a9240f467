static void Kernel(ArrayView<float> x, ArrayView<float> w, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var sum = 0f;
    for (var col = thread; col < cols; col += 128)
    {
        var value = x[row * cols + col];
        sum += value * value;
    }
    shared[thread] = sum;
    Group.Barrier();
    for (var half = 64; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] += shared[thread + half];
        Group.Barrier();
    }
    var scale = 1 / MathF.Sqrt(shared[0] / cols + 1e-5f);
    for (var i = thread; i < cols; i += 128) y[row * cols + i] = w[i] * (x[row * cols + i] * scale);
}
