static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var maxima = SharedMemory.Allocate<float>(64);
    var sums = SharedMemory.Allocate<float>(64);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var best = float.MinValue;
    var sum = 0f;
    for (var col = thread; col < cols; col += 64)
    {
        var value = x[row * cols + col];
        var larger = MathF.Max(best, value);
        sum = sum * MathF.Exp(best - larger) + MathF.Exp(value - larger);
        best = larger;
    }
    maxima[thread] = best;
    sums[thread] = sum;
    Group.Barrier();
    for (var half = 32; half > 0; half /= 2)
    {
        if (thread < half)
        {
            var top = MathF.Max(maxima[thread], maxima[thread + half]);
            sums[thread] = sums[thread] * MathF.Exp(maxima[thread] - top) + sums[thread + half] * MathF.Exp(maxima[thread + half] - top);
            maxima[thread] = top;
        }
        Group.Barrier();
    }
    for (var i = thread; i < cols; i += 64) y[row * cols + i] = MathF.Exp(x[row * cols + i] - maxima[0]) / sums[0];
}
