// 02.5 Tiled matmul. Objective: read each element of a and b from memory once per tile, not once per thread.
// a [m, k], b [k, n], c [m, n], row-major, c = a * b. A group is 16 x 16 threads, X fastest, and computes the 16 x 16 tile of c that starts
// at row 16 * Grid.IdxY and column 16 * Grid.IdxX. m, n and k need not be multiples of 16.
// Per step of 16 along k, a group needs 256 elements of a and 256 of b: one each per thread, and none for a thread past an edge. Two
// barriers per step. Any float may come, infinities too.
// Out of scope: register tiles (02.6). About 18 lines.
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class TiledMatMul
{
    public static void Kernel(Matrix a, Matrix b, Matrix c)
    {
        // your turn: begin
        var tileA = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var tileB = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, col) = (Grid.IdxY * 16 + y, Grid.IdxX * 16 + x);
        var (m, k, n) = (a.IntExtent.X, a.IntExtent.Y, b.IntExtent.Y);

        var sum = 0f;
        for (var from = 0; from < k; from += 16)
        {
            // Past an edge the tiles hold 0, which adds nothing; the thread stays, because the others wait for it.
            tileA[y, x] = row < m && from + x < k ? a[row, from + x] : 0;
            tileB[y, x] = from + y < k && col < n ? b[from + y, col] : 0;
            Group.Barrier(); // the tiles are complete
            for (var i = 0; i < 16; i++) sum += tileA[y, i] * tileB[i, x];
            Group.Barrier(); // nobody reads them any more
        }
        if (row < m && col < n) c[row, col] = sum;
        //> // c[row, col] = a[row, 0] * b[0, col] + a[row, 1] * b[1, col] + ...
        // your turn: end
    }
}
