static void Kernel(ArrayView<float> x, ArrayView<int> y, int rows, int cols)
{
    var values = SharedMemory.Allocate<float>(64);
    var places = SharedMemory.Allocate<int>(64);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var best = float.NegativeInfinity;
    var place = cols;
    for (var col = cols - 1 - thread; col >= 0; col -= 64)
    {
        var value = x[row * cols + col];
        if (value >= best)
        {
            best = value;
            place = col;
        }
    }
    values[thread] = best;
    places[thread] = place;
    Group.Barrier();
    if (thread > 0) return;
    for (var other = 1; other < 64; other++)
    {
        if (values[other] > best || values[other] == best && places[other] < place)
        {
            best = values[other];
            place = places[other];
        }
    }
    y[row] = place;
}
