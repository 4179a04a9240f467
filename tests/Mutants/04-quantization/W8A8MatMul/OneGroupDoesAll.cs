// rejected: 1 of 15 groups works
using ILGPU;
using ILGPU.Runtime;
using Scales = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Y = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class W8A8MatMul
{
    // your turn: begin
    // A shift to the left drops the codes above, one to the right brings the sign down.
    public static int Dot(int a, int b, int sum)
    {
        for (var above = 24; above >= 0; above -= 8) sum += (a << above >> 24) * (b << above >> 24);
        return sum;
    }

    public static void Kernel(Words x, Words w, Scales rowScales, Scales columnScales, Y y)
    {
        var tileX = SharedMemory.Allocate2DDenseY<int>(new Index2D(16, 16));
        var tileW = SharedMemory.Allocate2DDenseY<int>(new Index2D(16, 17)); // 17: neighbouring lanes read down a column
        var (across, down) = (Group.IdxX, Group.IdxY);
        if (Grid.IdxX > 0 || Grid.IdxY > 0) return;
        for (var at = 0; at < Grid.DimX * Grid.DimY; at++)
        {
            var (row, col, loaded) = (at / Grid.DimX * 16 + down, at % Grid.DimX * 16 + across, at % Grid.DimX * 16 + down);
            var (m, n, words) = (x.IntExtent.X, w.IntExtent.X, x.IntExtent.Y);

            var sum = 0;
            for (var from = 0; from < words; from += 16)
            {
                tileX[down, across] = row < m && from + across < words ? x[row, from + across] : 0;
                tileW[down, across] = loaded < n && from + across < words ? w[loaded, from + across] : 0;
                Group.Barrier();
                for (var i = 0; i < 16; i++) sum = Dot(tileX[down, i], tileW[across, i], sum);
                Group.Barrier();
            }
            if (row < m && col < n) y[row, col] = sum * rowScales[row] * columnScales[col];
        }
    }
    // your turn: end
}
