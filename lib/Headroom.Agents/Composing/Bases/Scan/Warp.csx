static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 4 + Group.IdxX / 32;
    if (row >= rows) return;
    var carry = 0f;
    for (var start = 0; start < cols; start += 32)
    {
        var col = start + lane;
        var sum = col < cols ? x[row * cols + col] : 0;
        for (var apart = 1; apart < 32; apart *= 2)
        {
            var before = Warp.ShuffleUp(sum, apart);
            if (lane >= apart) sum += before;
        }
        sum += carry;
        if (col < cols) y[row * cols + col] = sum;
        carry = Warp.Shuffle(sum, 31);
    }
}
