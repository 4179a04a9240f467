// rejected: 1 of 77 groups works
using ILGPU;
using ILGPU.Runtime;

public static class Transpose
{
    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> t)
    {
        // your turn: begin
        // 33 floats per row: tile[0, y], tile[1, y], ... then lie in 32 different banks.
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 33));
        var (x, y) = (Group.IdxX, Group.IdxY);
        if (Grid.IdxX > 0 || Grid.IdxY > 0) return;

        for (var at = 0; at < Grid.DimX * Grid.DimY; at++)
        {
            var (down, right) = (at / Grid.DimX, at % Grid.DimX);
            var (row, col) = (down * 32 + y, right * 32 + x);
            if (row < a.IntExtent.X && col < a.IntExtent.Y) tile[y, x] = a[row, col];
            Group.Barrier(); // every lane arrives, those past the edge too

            // The tile's place in t is mirrored; x still runs along a row of t, so the writes are whole sectors as well.
            var (toRow, toCol) = (right * 32 + y, down * 32 + x);
            if (toRow < t.IntExtent.X && toCol < t.IntExtent.Y) t[toRow, toCol] = tile[x, y];
            Group.Barrier();
        }
        // your turn: end
    }
}
