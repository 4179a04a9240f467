static void Kernel(ArrayView<float> x, ArrayView<float> y, int rows, int cols)
{
    var tile = SharedMemory.Allocate<float>(16 * 17);
    var i = Group.IdxX / 16;
    var j = Group.IdxX % 16;
    var row = Grid.IdxY * 16 + i;
    var col = Grid.IdxX * 16 + j;
    var inside = row < rows && col < cols;
    tile[j * 17 + i] = inside ? x[row * cols + col] : 0;
    Group.Barrier();
    var toRow = Grid.IdxX * 16 + i;
    var toCol = Grid.IdxY * 16 + j;
    if (toRow < cols && toCol < rows) y[toRow * rows + toCol] = tile[i * 17 + j];
}
