static void Kernel(ArrayView<float> x, ArrayView<int> y, int rows, int cols)
{
    var values = SharedMemory.Allocate<float>(128);
    var places = SharedMemory.Allocate<int>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var best = float.NegativeInfinity;
    var place = cols;
    for (var col = thread; col < cols; col += 128)
    {
        var value = x[row * cols + col];
        if (value > best)
        {
            best = value;
            place = col;
        }
    }
    values[thread] = best;
    places[thread] = place;
    Group.Barrier();
    for (var half = 64; half > 0; half /= 2)
    {
        if (thread < half)
        {
            var other = thread + half;
            if (values[other] > values[thread] || values[other] == values[thread] && places[other] < places[thread])
            {
                values[thread] = values[other];
                places[thread] = places[other];
            }
        }
        Group.Barrier();
    }
    if (thread == 0) y[row] = places[0];
}
