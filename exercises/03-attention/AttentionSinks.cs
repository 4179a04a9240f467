using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: attention sinks. Objective: let a head attend to nothing: one more score per head, which has a weight and no value.
// q, k, v, o [batch * heads * n, d]: row Grid.IdxY * n + i is query or key i of that head of all batch * heads. d is 32 or 64. Causal.
// sinks [heads]: head h of sequence b is Grid.IdxY = b * heads + h. o = sum of exp(s_j) v_j / (exp(sinks[h]) + sum of exp(s_j)).
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: no barrier more, and no byte but the sinks.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class AttentionSinks
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, ArrayView<float> sinks)
    {
        // your turn: begin
        // Begin with your kernel of 03.4: what stands between its marks, less the line that writes lse. Here n is given, and m is n.
        // your turn: end
    }
}
