using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 08.2 Chunked scan. Objective: scan a text in chunks, its pieces side by side, with every input read once and the state in registers.
// u, dt, y [L, D]: token and channel; dt is above 0 and final. a, state [n, D]. b, c [L, n]. skip [D]. L is 1 and more, n 1 to 16.
// For each channel and number i: h = exp(dt * a) * h + dt * b * u; y = sum over i of c * h + skip * u. state goes in and comes out.
// A group of 4 warps has the 32 channels from 32 * Grid.IdxX on, D may end within; lane = channel. It walks over chunks of 64 tokens, and
// warp w has a piece of each: its 16 tokens from 16 * w on. L may end within a chunk.
// Per chunk: b and c come into shared memory once for the group, u and dt into each thread's own 16. Each warp takes its piece from h = 0
//   to an end; pieces are combined as steps (08.1): a piece is h -> exp(a * sum of dt) * h + end. Then each knows its h, and writes y.
// At most three barriers and 13 n + 16 FLOPs for a token and channel: no piece is computed more than twice.
// Out of scope: softplus and gate (08.1), groups that share a channel. About 50 lines.
public static class ChunkedScan
{
    public const int Lanes = 32, Pieces = 4, Piece = 16, Chunk = Pieces * Piece, MostStates = 16;

    public static void Kernel(Rows u, Rows dt, Rows a, Rows b, Rows c, ArrayView<float> skip, Rows state, Rows y)
    {
        // your turn: begin
        // y[t, channel] = sum over i of c[t, i] * h[i] + skip[channel] * u[t, channel]; state[i, channel] = h[i] behind the last token
        // your turn: end
    }

    // Rows first, first + 1, ... of a chunk; 0 past the last one. The group walks along the rows, so that neighbours read neighbours.
    private static void Load(Rows from, int first, Rows tile)
    {
        var n = from.IntExtent.Y;
        for (var i = Group.IdxX; i < Chunk * n; i += Pieces * Lanes)
            tile[i / n, i % n] = first + i / n < from.IntExtent.X ? from[first + i / n, i % n] : 0;
    }
}
