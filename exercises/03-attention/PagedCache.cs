using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: paged K and V. Objective: read K and V through a block table, where they lie, and copy nothing.
// q, o [batch * heads * n, d]: row Grid.IdxY * n + i is query i of that head of all batch * heads. d is 32 or 64. Causal.
// k, v: pools of pages of 16 tokens that all sequences share. Token t of sequence b lies in page table[b, t / 16], as slot t % 16;
// slot s of page p of head h is row (p * heads + h) * 16 + s. table [batch, pages of a sequence], with -1 past a sequence's last page.
// Slots that no token has filled are not read.
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: the bytes of that kernel, and at most an eighth more for the table.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class PagedCache
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, ArrayView2D<int, Stride2D.DenseY> table)
    {
        // your turn: begin
        // Begin with your kernel of 03.4: what stands between its marks, less the line that writes lse. Here n is given, and m is n.
        // your turn: end
    }
}
