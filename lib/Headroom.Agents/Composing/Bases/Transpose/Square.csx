static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var tile = SharedMemory.Allocate<float>(32 * 33);
    var (i, j) = (Group.IdxY, Group.IdxX);
    var row = Grid.IdxY * 32 + i;
    var col = Grid.IdxX * 32 + j;
    if (row < rows && col < cols) tile[i * 33 + j] = x[row * cols + col];
    Group.Barrier();
    var toRow = Grid.IdxX * 32 + i;
    var toCol = Grid.IdxY * 32 + j;
    if (toRow < cols && toCol < rows) y[toRow * rows + toCol] = tile[j * 33 + i];
}
