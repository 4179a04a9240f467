using ILGPU;
using ILGPU.Runtime;
using Codes = ILGPU.Runtime.ArrayView2D<sbyte, ILGPU.Stride2D.DenseY>;
using Pages = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 11.1 A decode step's attention. Objective: combine grouped queries, splits, pages and an int8 cache into the fastest step you can.
// q, o [batch * heads, 64]: row b * heads + h. Query head h reads K/V head h / (heads / kvHeads); 1 to 8 of them share one. No mask.
// Cache: token t of sequence b lies in page Table[b, t / 16], slot t % 16, -1 past the last page; slot s of page p of K/V head h is row
// (p * kvHeads + h) * 16 + s of K and V, codes of int8 that KScales[row] and VScales[row] multiply. Sequence b has Lengths[b] tokens, maybe
// none: its output is 0. Longest is the largest of them. Slots that no token fills are not read: their scales are no numbers.
// Attend launches what it likes, waits for nothing, and keeps nothing: the next call may have another cache of another size.
// Time is modelled for an eighth of an H100, 16 multiprocessors with 26.2 GB/s each, 419 GB/s together. A launch takes 1.3 us, and its
// bytes in sectors of 32 over 419 GB/s, or those of its busiest group over 26.2 GB/s if that is more. Scores in float32 with a maximum.
// The baseline is a group for each query head; the bound is one launch and each byte once. S = 0.68 passes.
// Out of scope: the new token's own K and V, masks, sinks. About 60 lines.
public static class DecodeKernel
{
    public const int Page = 16, Columns = 64;

    public sealed record Cache(
        Codes K, Codes V, ArrayView<float> KScales, ArrayView<float> VScales, Pages Table, ArrayView<int> Lengths, int KvHeads,
        int Longest);

    // your turn: begin
    public static void Attend(Accelerator accelerator, Cache cache, Rows q, Rows o) => throw new NotAttempted("11.1");
    // your turn: end
}
