static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var totals = SharedMemory.Allocate<float>(4);
    var thread = Group.IdxX;
    var lane = thread % 32;
    var begin = Grid.IdxX * cols;
    var carry = 0f;
    for (var start = 0; start < cols; start += 128)
    {
        var col = start + thread;
        var sum = col < cols ? x[begin + col] : 0;
        for (var apart = 1; apart < 32; apart *= 2)
        {
            var before = Warp.ShuffleUp(sum, apart);
            if (lane >= apart) sum += before;
        }
        if (lane == 31) totals[thread / 32] = sum;
        Group.Barrier();
        for (var warp = 0; warp < thread / 32; warp++) sum += totals[warp];
        if (col < cols) y[begin + col] = carry + sum;
        for (var other = 0; other < 4; other++) carry += totals[other];
        Group.Barrier();
    }
}
