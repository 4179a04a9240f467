using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: ALiBi. Objective: tell distance without position embeddings: key j of query i scores slope * (i - j) less.
// q, k, v, o [batch * heads * n, d]: row Grid.IdxY * n + i is query or key i of that head of all batch * heads. d is 32 or 64. Causal.
// slopes [heads], each head its own, of either sign and steep or flat: head h of sequence b is Grid.IdxY = b * heads + h.
// s = q·k / sqrt(d) - slopes[h] * (i - j).
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: no barrier more, and no byte but the slopes.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class Alibi
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, ArrayView<float> slopes)
    {
        // your turn: begin
        // Begin with your kernel of 03.4: what stands between its marks, less the line that writes lse. Here n is given, and m is n.
        // your turn: end
    }
}
