// rejected: 1 of 99 groups works
using ILGPU;
using ILGPU.Runtime;

public static class TiledMatMul
{
    public static void Kernel(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        // your turn: begin
        var tileA = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var tileB = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var (x, y) = (Group.IdxX, Group.IdxY);
        if (Grid.IdxX > 0 || Grid.IdxY > 0) return;
        for (var at = 0; at < Grid.DimX * Grid.DimY; at++)
        {
            var (row, col) = (at / Grid.DimX * 16 + y, at % Grid.DimX * 16 + x);
            var (m, k, n) = (a.IntExtent.X, a.IntExtent.Y, b.IntExtent.Y);

            var sum = 0f;
            for (var from = 0; from < k; from += 16)
            {
                // Past an edge the tiles hold 0, which adds nothing; the lane stays, because the others wait for it.
                tileA[y, x] = row < m && from + x < k ? a[row, from + x] : 0;
                tileB[y, x] = from + y < k && col < n ? b[from + y, col] : 0;
                Group.Barrier(); // the tiles are complete
                for (var i = 0; i < 16; i++) sum += tileA[y, i] * tileB[i, x];
                Group.Barrier(); // nobody reads them any more
            }
            if (row < m && col < n) c[row, col] = sum;
        }
        // your turn: end
    }
}
