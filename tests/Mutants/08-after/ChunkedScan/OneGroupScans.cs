// rejected: groups work
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// Right, and group 0 has every channel.
public static class ChunkedScan
{
    public const int Lanes = 32, Pieces = 4, Piece = 16, Chunk = Pieces * Piece, MostStates = 16;

    public static void Kernel(Rows u, Rows dt, Rows a, Rows b, Rows c, ArrayView<float> skip, Rows state, Rows y)
    {
        if (Grid.IdxX > 0) return;
        for (var channel = Group.IdxX; channel < u.IntExtent.Y; channel += Pieces * Lanes)
            for (var t = 0; t < u.IntExtent.X; t++)
            {
                var (step, value) = (dt[t, channel], u[t, channel]);
                var sum = skip[channel] * value;
                for (var i = 0; i < b.IntExtent.Y; i++)
                {
                    var h = MathF.Exp(step * a[i, channel]) * state[i, channel] + step * value * b[t, i];
                    state[i, channel] = h;
                    sum += c[t, i] * h;
                }
                y[t, channel] = sum;
            }
    }
}
