static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var strip = SharedMemory.Allocate<float>(32 * 33);
    var (i, j) = (Group.IdxY, Group.IdxX);
    for (var left = 0; left < cols; left += 32)
    {
        var row = Grid.IdxX * 32 + i;
        if (row < rows && left + j < cols) strip[j * 33 + i] = x[row * cols + left + j];
        Group.Barrier();
        var toCol = Grid.IdxX * 32 + j;
        if (left + i < cols && toCol < rows) y[(left + i) * rows + toCol] = strip[i * 33 + j];
        Group.Barrier();
    }
}
