// 02.3 Transpose. Objective: read and write whole sectors of memory, with a tile of shared memory that turns the rows into columns.
// a [m, n] -> t [n, m], both row-major. A group is 32 x 32 threads, X fastest: the 32 lanes of a warp have one Group.IdxY.
// Group (Grid.IdxX, Grid.IdxY) starts at column 32 * Grid.IdxX and row 32 * Grid.IdxY of a. m and n need not be multiples of 32.
// A warp that touches 32 neighbouring floats needs 4 sectors of 32 B; one that goes down a column needs 32.
// Shared memory has 32 banks of 4 B: lanes that touch different words of one bank wait for each other.
// Each element is read once and written once. A thread moves one of them; up to four are accepted.
// Out of scope: vector loads. About 8 lines.
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class Transpose
{
    public static void Kernel(Matrix a, Matrix t)
    {
        // your turn: begin
        // 33 floats per row: tile[0, y], tile[1, y], ... then lie in 32 different banks.
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 33));
        var (x, y) = (Group.IdxX, Group.IdxY);

        var (row, col) = (Grid.IdxY * 32 + y, Grid.IdxX * 32 + x);
        if (row < a.IntExtent.X && col < a.IntExtent.Y) tile[y, x] = a[row, col];
        Group.Barrier(); // every thread arrives, those past the edge too

        // The tile's place in t is mirrored; x still runs along a row of t, so the writes are whole sectors as well.
        var (toRow, toCol) = (Grid.IdxX * 32 + y, Grid.IdxY * 32 + x);
        if (toRow < t.IntExtent.X && toCol < t.IntExtent.Y) t[toRow, toCol] = tile[x, y];
        //> // t[col, row] = a[row, col]
        // your turn: end
    }
}
