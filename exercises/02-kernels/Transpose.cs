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
        // t[col, row] = a[row, col]
        // your turn: end
    }
}
