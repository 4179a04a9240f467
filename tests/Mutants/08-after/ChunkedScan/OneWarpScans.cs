// rejected: warps work
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// Right, with each byte once and half the arithmetic, and three of four warps idle: a token after the other.
public static class ChunkedScan
{
    public const int Lanes = 32, Pieces = 4, Piece = 16, Chunk = Pieces * Piece, MostStates = 16;

    public static void Kernel(Rows u, Rows dt, Rows a, Rows b, Rows c, ArrayView<float> skip, Rows state, Rows y)
    {
        var bTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, MostStates));
        var cTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, MostStates));
        var (h, rate) = (LocalMemory.Allocate1D<float>(MostStates), LocalMemory.Allocate1D<float>(MostStates));
        var (length, n, channel) = (u.IntExtent.X, b.IntExtent.Y, Grid.IdxX * Lanes + Group.IdxX % Lanes);
        var isMine = Group.IdxX < Lanes && channel < u.IntExtent.Y;
        for (var i = 0; i < n; i++) (h[i], rate[i]) = isMine ? (state[i, channel], a[i, channel]) : (0, 0);
        var skipped = isMine ? skip[channel] : 0;
        for (var first = 0; first < length; first += Chunk)
        {
            Group.Barrier();
            if (Group.IdxX < Lanes)
                for (var i = Group.IdxX; i < Chunk * n; i += Lanes)
                {
                    bTile[i / n, i % n] = first + i / n < length ? b[first + i / n, i % n] : 0;
                    cTile[i / n, i % n] = first + i / n < length ? c[first + i / n, i % n] : 0;
                }
            Group.Barrier();
            for (var t = 0; t < Chunk; t++)
            {
                if (!isMine || first + t >= length) continue;
                var (step, value) = (dt[first + t, channel], u[first + t, channel]);
                var sum = skipped * value;
                for (var i = 0; i < n; i++)
                {
                    h[i] = MathF.Exp(step * rate[i]) * h[i] + step * value * bTile[t, i];
                    sum += cTile[t, i] * h[i];
                }
                y[first + t, channel] = sum;
            }
        }
        if (isMine)
            for (var i = 0; i < n; i++) state[i, channel] = h[i];
    }
}
