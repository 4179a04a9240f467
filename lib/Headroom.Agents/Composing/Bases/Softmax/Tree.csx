static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var best = float.NegativeInfinity;
    for (var col = thread; col < cols; col += 128) best = MathF.Max(best, x[row * cols + col]);
    shared[thread] = best;
    Group.Barrier();
    for (var half = 64; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] = MathF.Max(shared[thread], shared[thread + half]);
        Group.Barrier();
    }
    var top = shared[0];
    Group.Barrier(); // all have read it
    var sum = 0f;
    for (var at = thread; at < cols; at += 128) sum += MathF.Exp(x[row * cols + at] - top);
    shared[thread] = sum;
    Group.Barrier();
    for (var span = 64; span > 0; span /= 2)
    {
        if (thread < span) shared[thread] += shared[thread + span];
        Group.Barrier();
    }
    for (var i = thread; i < cols; i += 128) y[row * cols + i] = MathF.Exp(x[row * cols + i] - top) / shared[0];
}
