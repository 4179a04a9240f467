static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(256);
    var thread = Group.IdxX;
    var start = Grid.IdxX * cols;
    var best = float.NegativeInfinity;
    for (var col = thread; col < cols; col += 256) best = MathF.Max(best, x[start + col]);
    shared[thread] = best;
    Group.Barrier();
    for (var half = 128; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] = MathF.Max(shared[thread], shared[thread + half]);
        Group.Barrier();
    }
    var top = shared[0];
    var sum = 0f;
    for (var at = thread; at < cols; at += 256)
    {
        var power = MathF.Exp(x[start + at] - top);
        y[start + at] = power;
        sum += power;
    }
    Group.Barrier();
    shared[thread] = sum;
    Group.Barrier();
    for (var span = 128; span > 0; span /= 2)
    {
        if (thread < span) shared[thread] += shared[thread + span];
        Group.Barrier();
    }
    var scale = 1 / shared[0];
    for (var i = thread; i < cols; i += 256) y[start + i] *= scale;
}
