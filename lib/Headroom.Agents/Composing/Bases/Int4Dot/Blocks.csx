static void Kernel(ArrayView<int> codes, ArrayView<float> scales, ArrayView<float> v, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX;
    var row = Grid.IdxX * 4 + Group.IdxY;
    if (row >= rows) return;
    var blocks = cols / 32;
    var sum = 0f;
    for (var block = 0; block < blocks; block++)
    {
        var packed = codes[(row * blocks + block) * 4 + lane / 8];
        var code = (packed >> (lane % 8 * 4) & 15) - 8;
        sum += scales[row * blocks + block] * (code * v[block * 32 + lane]);
    }
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleXor(sum, apart);
    if (lane == 0) y[row] = sum;
}
