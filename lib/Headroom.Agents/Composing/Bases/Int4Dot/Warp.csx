static void Kernel(ArrayView<int> codes, ArrayView<float> scales, ArrayView<float> v, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 4 + Group.IdxX / 32;
    if (row >= rows) return;
    var words = cols / 8;
    var sum = 0f;
    for (var word = lane; word < words; word += 32)
    {
        var packed = codes[row * words + word];
        var part = 0f;
        for (var i = 0; i < 8; i++) part += ((packed >> (4 * i) & 15) - 8) * v[word * 8 + i];
        sum += part * scales[row * (cols / 32) + word / 4];
    }
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleDown(sum, apart);
    if (lane == 0) y[row] = sum;
}
