static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(2 * 64);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var carry = 0f;
    for (var start = 0; start < cols; start += 64)
    {
        var source = 0;
        var col = start + thread;
        shared[thread] = col < cols ? x[row * cols + col] : 0;
        Group.Barrier();
        for (var apart = 1; apart < 64; apart *= 2)
        {
            var sum = shared[source + thread];
            if (thread >= apart) sum += shared[source + thread - apart];
            source = 64 - source;
            shared[source + thread] = sum;
            Group.Barrier();
        }
        if (col < cols) y[row * cols + col] = carry + shared[source + thread];
        carry += shared[source + 63];
        Group.Barrier();
    }
}
