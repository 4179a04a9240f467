static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 4 + Group.IdxX / 32;
    if (row >= rows) return;
    var sum = 0f;
    for (var col = lane; col < cols; col += 32) sum += x[row * cols + col];
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleDown(sum, apart);
    if (lane == 0) y[row] = sum;
}
