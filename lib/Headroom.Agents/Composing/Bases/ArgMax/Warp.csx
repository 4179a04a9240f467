static void Kernel(ArrayView<float> x, ArrayView<int> y, int rows, int cols)
{
    var lane = Group.IdxX % 32;
    var row = Grid.IdxX * 4 + Group.IdxX / 32;
    if (row >= rows) return;
    var best = float.NegativeInfinity;
    var place = cols;
    for (var col = lane; col < cols; col += 32)
    {
        if (x[row * cols + col] > best)
        {
            best = x[row * cols + col];
            place = col;
        }
    }
    for (var apart = 16; apart > 0; apart /= 2)
    {
        var otherBest = Warp.ShuffleXor(best, apart);
        var otherPlace = Warp.ShuffleXor(place, apart);
        if (otherBest > best || otherBest == best && otherPlace < place)
        {
            best = otherBest;
            place = otherPlace;
        }
    }
    if (lane == 0) y[row] = place;
}
