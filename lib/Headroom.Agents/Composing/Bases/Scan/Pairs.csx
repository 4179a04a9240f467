static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(128);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var carry = 0f;
    for (var start = 0; start < cols; start += 128)
    {
        for (var load = thread; load < 128; load += 64) shared[load] = start + load < cols ? x[row * cols + start + load] : 0;
        Group.Barrier();
        var left = shared[2 * thread];
        var sum = left + shared[2 * thread + 1];
        for (var apart = 1; apart < 64; apart *= 2)
        {
            Group.Barrier();
            shared[thread] = sum;
            Group.Barrier();
            if (thread >= apart) sum += shared[thread - apart];
        }
        Group.Barrier();
        shared[2 * thread + 1] = sum;
        if (thread < 63) shared[2 * thread + 2] = sum;
        if (thread == 0) shared[0] = 0;
        Group.Barrier();
        shared[2 * thread] += left;
        Group.Barrier();
        for (var store = thread; store < 128; store += 64)
        {
            if (start + store < cols) y[row * cols + start + store] = carry + shared[store];
        }
        carry += shared[127];
        Group.Barrier();
    }
}
