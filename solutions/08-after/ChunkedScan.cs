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
        var bTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, MostStates));
        var cTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, MostStates));
        var ends = SharedMemory.Allocate2DDenseY<float>(new Index2D(Pieces * MostStates, Lanes));
        var times = SharedMemory.Allocate2DDenseY<float>(new Index2D(Pieces, Lanes));
        var (h, rate) = (LocalMemory.Allocate1D<float>(MostStates), LocalMemory.Allocate1D<float>(MostStates));
        var (step, input, sum) =
            (LocalMemory.Allocate1D<float>(Piece), LocalMemory.Allocate1D<float>(Piece), LocalMemory.Allocate1D<float>(Piece));
        var (lane, piece) = (Group.IdxX % Lanes, Group.IdxX / Lanes);
        var (length, n, channel) = (u.IntExtent.X, b.IntExtent.Y, Grid.IdxX * Lanes + lane);
        var isChannel = channel < u.IntExtent.Y;
        for (var i = 0; i < n; i++) (h[i], rate[i]) = isChannel ? (state[i, channel], a[i, channel]) : (0, 0);
        var skipped = isChannel ? skip[channel] : 0;
        for (var first = 0; first < length; first += Chunk)
        {
            Group.Barrier(); // nobody reads the last chunk any more
            Load(b, first, bTile);
            Load(c, first, cTile);
            var time = 0f;
            for (var t = 0; t < Piece; t++)
            {
                var token = first + piece * Piece + t;
                var isThere = isChannel && token < length;
                step[t] = isThere ? dt[token, channel] : 0; // a step of no time changes nothing
                var value = isThere ? u[token, channel] : 0;
                (time, input[t], sum[t]) = (time + step[t], step[t] * value, skipped * value);
            }
            times[piece, lane] = time;
            Group.Barrier(); // the tiles are complete
            for (var i = 0; i < n; i++)
            {
                var end = 0f;
                for (var t = 0; t < Piece; t++) end = MathF.Exp(step[t] * rate[i]) * end + input[t] * bTile[piece * Piece + t, i];
                ends[i * Pieces + piece, lane] = end;
            }
            Group.Barrier(); // all pieces have an end
            for (var i = 0; i < n; i++)
            {
                // The state behind each piece; that before its own is where a warp goes on from.
                var (mine, behind) = (0f, h[i]);
                for (var p = 0; p < Pieces; p++)
                {
                    if (p == piece) mine = behind;
                    behind = MathF.Exp(times[p, lane] * rate[i]) * behind + ends[i * Pieces + p, lane];
                }
                h[i] = behind;
                for (var t = 0; t < Piece; t++)
                {
                    mine = MathF.Exp(step[t] * rate[i]) * mine + input[t] * bTile[piece * Piece + t, i];
                    sum[t] += cTile[piece * Piece + t, i] * mine;
                }
            }
            for (var t = 0; t < Piece; t++)
                if (isChannel && first + piece * Piece + t < length) y[first + piece * Piece + t, channel] = sum[t];
        }
        if (piece == 0 && isChannel)
            for (var i = 0; i < n; i++) state[i, channel] = h[i];
        //> // y[t, channel] = sum over i of c[t, i] * h[i] + skip[channel] * u[t, channel]; state[i, channel] = h[i] behind the last token
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
