static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var tile = SharedMemory.Allocate<float>(32 * 33);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var top = Grid.IdxY * 32;
    var left = Grid.IdxX * 32;
    for (var down = i; down < 32; down += 8)
    {
        if (top + down < rows && left + j < cols) tile[down * 33 + j] = x[(top + down) * cols + left + j];
    }
    Group.Barrier();
    for (var across = i; across < 32; across += 8)
    {
        if (left + across < cols && top + j < rows) y[(left + across) * rows + top + j] = tile[j * 33 + across];
    }
}
