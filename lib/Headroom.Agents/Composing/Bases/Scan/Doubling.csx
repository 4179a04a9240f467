static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var carry = 0f;
    for (var start = 0; start < cols; start += 128)
    {
        var col = start + thread;
        shared[thread] = col < cols ? x[row * cols + col] : 0;
        Group.Barrier();
        for (var apart = 1; apart < 128; apart *= 2)
        {
            var before = thread >= apart ? shared[thread - apart] : 0;
            Group.Barrier();
            shared[thread] += before;
            Group.Barrier();
        }
        if (col < cols) y[row * cols + col] = carry + shared[thread];
        carry += shared[127];
        Group.Barrier();
    }
}
