static void Kernel(ArrayView<float> x, ArrayView<float> w, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 2 + Group.IdxX / 32;
    if (row >= rows) return;
    var sum = 0f;
    for (var col = lane; col < cols; col += 32)
    {
        var value = x[row * cols + col];
        sum += value * value;
    }
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleXor(sum, apart);
    var root = MathF.Sqrt(sum / cols + 1e-5f);
    for (var i = lane; i < cols; i += 32) y[row * cols + i] = x[row * cols + i] / root * w[i];
}
