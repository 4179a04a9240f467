static void Kernel(ArrayView<float> x, ArrayView<int> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(64);
    var first = SharedMemory.Allocate<int>(1);
    var thread = Group.IdxX;
    var start = Grid.IdxX * cols;
    var best = float.NegativeInfinity;
    for (var col = thread; col < cols; col += 64) best = MathF.Max(best, x[start + col]);
    shared[thread] = best;
    if (thread == 0) first[0] = cols;
    Group.Barrier();
    for (var half = 32; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] = MathF.Max(shared[thread], shared[thread + half]);
        Group.Barrier();
    }
    var place = cols;
    for (var at = thread; at < cols; at += 64)
    {
        if (x[start + at] == shared[0] && at < place) place = at;
    }
    Atomic.Min(ref first[0], place);
    Group.Barrier();
    if (thread == 0) y[Grid.IdxX] = first[0];
}
