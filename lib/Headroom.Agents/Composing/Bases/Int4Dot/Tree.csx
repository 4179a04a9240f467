static void Kernel(ArrayView<int> codes, ArrayView<float> scales, ArrayView<float> v, ArrayView<float> y, int rows, int cols)
{
    var shared = SharedMemory.Allocate<float>(64);
    var thread = Group.IdxX;
    var row = Grid.IdxX;
    var words = cols / 8;
    var sum = 0f;
    for (var word = thread; word < words; word += 64)
    {
        var packed = codes[row * words + word];
        var scale = scales[row * (cols / 32) + word / 4];
        for (var i = 0; i < 8; i++)
        {
            var code = packed >> (4 * i) & 15;
            sum += scale * (code - 8) * v[word * 8 + i];
        }
    }
    shared[thread] = sum;
    Group.Barrier();
    for (var half = 32; half > 0; half /= 2)
    {
        if (thread < half) shared[thread] += shared[thread + half];
        Group.Barrier();
    }
    if (thread == 0) y[row] = shared[0];
}
