using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 02.6 Register tiles. Objective: raise the intensity again, by letting each thread compute 4 x 4 elements of c from registers.
// a [m, k], b [k, n], c [m, n], row-major; c = a * b. m, n and k need not be multiples of anything.
// The sums are variables, no array of local memory. Any float may come, infinities too. All 256 threads load.
// Group 16 x 16 threads, X along columns. A group owns 64 x 64 elements of c; Grid.IdxX counts tiles of columns, Grid.IdxY of rows.
// A thread that owns every 16th row and column of the tile, not 4 neighbours, keeps its warp's reads free of bank conflicts.
// Out of scope: vector loads, double buffering and tensor cores. About 45 lines.
public static class RegisterTiledMatMul
{
    public const int Threads = 16; // along each side of the group
    public const int Tile = 64;  // rows and columns of c per group

    // your turn: begin
    public static void Kernel(Matrix a, Matrix b, Matrix c)
    {
        // aTile, bTile = ...; 16 sums; c[row, col] = ...
    }
    // your turn: end
}
