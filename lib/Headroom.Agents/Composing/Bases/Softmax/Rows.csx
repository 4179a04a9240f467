static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(256);
    var thread = Group.IdxX;
    var first = Group.IdxY * 32;
    var row = Grid.IdxX * 8 + Group.IdxY;
    var best = float.NegativeInfinity;
    var sum = 0f;
    if (row < rows)
    {
        for (var col = thread; col < cols; col += 32) best = MathF.Max(best, x[row * cols + col]);
    }
    shared[first + thread] = best;
    Group.Barrier();
    for (var other = 0; other < 32; other++) best = MathF.Max(best, shared[first + other]);
    Group.Barrier();
    if (row < rows)
    {
        for (var at = thread; at < cols; at += 32) sum += MathF.Exp(x[row * cols + at] - best);
    }
    shared[first + thread] = sum;
    Group.Barrier();
    var total = 0f;
    for (var part = 0; part < 32; part++) total += shared[first + part];
    if (row < rows)
    {
        for (var i = thread; i < cols; i += 32) y[row * cols + i] = MathF.Exp(x[row * cols + i] - best) / total;
    }
}
