static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 4 + Group.IdxX / 32;
    if (row >= rows) return;
    var best = float.NegativeInfinity;
    for (var col = lane; col < cols; col += 32) best = MathF.Max(best, x[row * cols + col]);
    for (var apart = 16; apart > 0; apart /= 2) best = MathF.Max(best, Warp.ShuffleXor(best, apart));
    var sum = 0f;
    for (var at = lane; at < cols; at += 32) sum += MathF.Exp(x[row * cols + at] - best);
    for (var step = 16; step > 0; step /= 2) sum += Warp.ShuffleXor(sum, step);
    for (var i = lane; i < cols; i += 32) y[row * cols + i] = MathF.Exp(x[row * cols + i] - best) / sum;
}
