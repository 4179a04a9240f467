using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: logit soft-cap. Objective: squeeze each score s smoothly between -cap and cap, to cap * tanh(s / cap).
// q, k, v, o [batch * heads * n, d]: row Grid.IdxY * n + i is query or key i of that head of all batch * heads. d is 32 or 64. Causal.
// s = q·k / sqrt(d), of any size, and so is cap, above 0. MathF.Tanh works in a kernel.
// Hidden keys stay hidden: the mask comes after the cap.
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: no byte and no barrier more.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class SoftCap
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, float cap)
    {
        // your turn: begin
        // Begin with your kernel of 03.4: what stands between its marks, less the line that writes lse. Here n is given, and m is n.
        // your turn: end
    }
}
