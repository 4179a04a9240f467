static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var partial = SharedMemory.Allocate<float>(2);
    var lane = Group.IdxX % 32;
    var warp = Group.IdxX / 32;
    var end = (Grid.IdxX + 1) * cols;
    var best = float.NegativeInfinity;
    for (var col = Group.IdxX; col < cols; col += 64) best = MathF.Max(best, x[end - 1 - col]);
    for (var apart = 16; apart > 0; apart /= 2) best = MathF.Max(best, Warp.ShuffleXor(best, apart));
    if (lane == 0) partial[warp] = best;
    Group.Barrier();
    var top = MathF.Max(partial[0], partial[1]);
    Group.Barrier();
    var sum = 0f;
    for (var at = Group.IdxX; at < cols; at += 64) sum += MathF.Exp(x[end - 1 - at] - top);
    for (var step = 16; step > 0; step /= 2) sum += Warp.ShuffleXor(sum, step);
    if (lane == 0) partial[warp] = sum;
    Group.Barrier();
    var total = partial[0] + partial[1];
    for (var i = Group.IdxX; i < cols; i += 64) y[end - 1 - i] = MathF.Exp(x[end - 1 - i] - top) / total;
}
