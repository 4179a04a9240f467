static void Kernel(ArrayView<float> x, ArrayView<float> w, ArrayView<float> y, int rows, int cols)
{
    var kept = SharedMemory.Allocate<float>(1024);
    var partial = SharedMemory.Allocate<float>(4);
    var thread = Group.IdxX;
    var start = Grid.IdxX * cols;
    var sum = 0f;
    for (var col = thread; col < cols; col += 128)
    {
        var value = x[start + col];
        kept[col] = value;
        sum += value * value;
    }
    for (var apart = 16; apart > 0; apart /= 2) sum += Warp.ShuffleXor(sum, apart);
    if (thread % 32 == 0) partial[thread / 32] = sum;
    Group.Barrier();
    var mean = (partial[0] + partial[1] + partial[2] + partial[3]) / cols;
    var scale = 1 / MathF.Sqrt(mean + 1e-5f);
    for (var i = thread; i < cols; i += 128) y[start + i] = kept[i] * scale * w[i];
}
