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
        // c[row, col] = a[row, 0] * b[0, col] + a[row, 1] * b[1, col] + ...
        // your turn: end
    }
}
