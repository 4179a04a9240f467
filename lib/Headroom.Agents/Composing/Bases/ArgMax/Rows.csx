static void Kernel(ArrayView<float> x, ArrayView<int> y, int rows, int cols)
{
    var values = SharedMemory.Allocate<float>(256);
    var places = SharedMemory.Allocate<int>(256);
    var thread = Group.IdxX;
    var spot = Group.IdxY * 32 + thread;
    var row = Grid.IdxX * 8 + Group.IdxY;
    values[spot] = float.NegativeInfinity;
    places[spot] = cols;
    if (row < rows)
    {
        for (var col = thread; col < cols; col += 32)
        {
            var value = x[row * cols + col];
            if (value > values[spot])
            {
                values[spot] = value;
                places[spot] = col;
            }
        }
    }
    Group.Barrier();
    if (thread == 0 && row < rows)
    {
        var place = cols;
        var best = float.NegativeInfinity;
        for (var other = spot; other < spot + 32; other++)
        {
            if (values[other] > best || values[other] == best && places[other] < place)
            {
                best = values[other];
                place = places[other];
            }
        }
        y[row] = place;
    }
}
