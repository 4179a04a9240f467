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
    private const int Depth = 16; // columns of a, and rows of b, in shared memory at a time: 2 tiles of 4 KiB

    // Columns col, col + 16, col + 32 and col + 48 of one row: named fields stay in registers, an array need not.
    private readonly record struct Four(float A, float B, float C, float D);

    public static void Kernel(Matrix a, Matrix b, Matrix c)
    {
        var aTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Depth));
        var bTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Depth, Tile));
        var (x, y, top, left) = (Group.IdxX, Group.IdxY, Grid.IdxY * Tile, Grid.IdxX * Tile);
        var (sum0, sum1, sum2, sum3) = (default(Four), default(Four), default(Four), default(Four));

        for (var start = 0; start < a.IntExtent.Y; start += Depth)
        {
            Load(a, aTile, top, start);
            Load(b, bTile, start, left);
            Group.Barrier();
            // 8 reads feed 16 multiply-adds: 0.5 each, where one output per thread takes 2.
            for (var p = 0; p < Depth; p++)
            {
                var row = new Four(bTile[p, x], bTile[p, x + 16], bTile[p, x + 32], bTile[p, x + 48]);
                sum0 = MultiplyAdd(aTile[y, p], row, sum0);
                sum1 = MultiplyAdd(aTile[y + 16, p], row, sum1);
                sum2 = MultiplyAdd(aTile[y + 32, p], row, sum2);
                sum3 = MultiplyAdd(aTile[y + 48, p], row, sum3);
            }
            Group.Barrier();
        }

        Store(c, top + y, left + x, sum0);
        Store(c, top + y + 16, left + x, sum1);
        Store(c, top + y + 32, left + x, sum2);
        Store(c, top + y + 48, left + x, sum3);
    }

    // The 256 threads in a line, so that neighbours read neighbours whatever the tile's width; 0 past the edge.
    private static void Load(Matrix from, Matrix tile, int top, int left)
    {
        var width = tile.IntExtent.Y;
        for (var i = Group.IdxY * Threads + Group.IdxX; i < Tile * Depth; i += Threads * Threads)
        {
            var (row, col) = (i / width, i % width);
            var inside = top + row < from.IntExtent.X && left + col < from.IntExtent.Y;
            tile[row, col] = inside ? from[top + row, left + col] : 0;
        }
    }

    private static Four MultiplyAdd(float a, Four b, Four sum) =>
        new(sum.A + a * b.A, sum.B + a * b.B, sum.C + a * b.C, sum.D + a * b.D);

    private static void Store(Matrix c, int row, int col, Four sum)
    {
        var (m, n) = (c.IntExtent.X, c.IntExtent.Y);
        if (row >= m) return;
        if (col < n) c[row, col] = sum.A;
        if (col + 16 < n) c[row, col + 16] = sum.B;
        if (col + 32 < n) c[row, col + 32] = sum.C;
        if (col + 48 < n) c[row, col + 48] = sum.D;
    }
    //> public static void Kernel(Matrix a, Matrix b, Matrix c)
    //> {
    //>     // aTile, bTile = ...; 16 sums; c[row, col] = ...
    //> }
    // your turn: end
}
