using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Mixers;

/// <summary>
/// Linear attention as a kernel, causal, without a normaliser: o[t] = sum over j up to t of (q[t]·k[j]) v[j]. It reads q, k and v once and
/// writes o once; the state never leaves the chip.
/// </summary>
public static class ChunkedLinear
{
    /// <summary>Tokens of a chunk, threads of a group, and most columns.</summary>
    public const int Chunk = 64;

    /// <summary>
    /// q, k, v, o [heads * n, d], d at most 64. A group of 64 threads walks over a head's chunks; thread = column of the state and of o,
    /// and row of the chunk's scores.
    /// </summary>
    public static void Kernel(Rows q, Rows k, Rows v, Rows o)
    {
        // 48 KB, all that a group may have: so rows of q are turned by their number, not padded, and scores lie key by key.
        var qTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, Chunk));
        var kTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, Chunk));
        var scores = SharedMemory.Allocate2DDenseY<float>(new Index2D(Chunk, Chunk));
        var (state, values) = (LocalMemory.Allocate1D<float>(Chunk), LocalMemory.Allocate1D<float>(Chunk));
        var (n, d, me) = (q.IntExtent.X / Grid.DimX, q.IntExtent.Y, Group.IdxX);
        var begin = Grid.IdxX * n;
        for (var c = 0; c < d; c++) state[c] = 0;
        for (var first = 0; first < n; first += Chunk)
        {
            var tokens = Math.Min(Chunk, n - first);
            Group.Barrier(); // nobody reads the tiles any more
            for (var i = me; i < tokens * d; i += Chunk)
            {
                qTile[i / d, (i % d + i / d) % Chunk] = q[begin + first + i / d, i % d];
                kTile[i / d, i % d] = k[begin + first + i / d, i % d];
            }
            for (var t = 0; t < tokens; t++) values[t] = me < d ? v[begin + first + t, me] : 0;
            Group.Barrier(); // the tiles are complete
            for (var j = 0; j <= me && me < tokens; j++)
            {
                var score = 0f;
                for (var c = 0; c < d; c++) score += qTile[me, (c + me) % Chunk] * kTile[j, c];
                scores[j, me] = score;
            }
            Group.Barrier(); // the scores are complete
            if (me >= d) continue;
            for (var t = 0; t < tokens; t++)
            {
                var sum = 0f;
                for (var c = 0; c < d; c++) sum += qTile[t, (c + t) % Chunk] * state[c];
                for (var j = 0; j <= t; j++) sum += scores[j, t] * values[j];
                o[begin + first + t, me] = sum;
            }
            for (var c = 0; c < d; c++)
            {
                var sum = state[c];
                for (var j = 0; j < tokens; j++) sum += kTile[j, c] * values[j];
                state[c] = sum;
            }
        }
    }
}
