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
    private const int Chunk = 256, Warps = 4, WarpSize = 32, Most = 8; // tokens of a split; query heads of a K/V head

    public static void Attend(Accelerator accelerator, Cache cache, Rows q, Rows o)
    {
        var (rows, splits, batch) = (q.IntExtent.X, Math.Max(1, (cache.Longest + Chunk - 1) / Chunk), cache.Table.IntExtent.X);
        using var partials = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows * splits, Columns));
        using var lse = accelerator.Allocate1D<float>(rows * splits);
        var partial = accelerator.LoadStreamKernel<Rows, Codes, Codes, ArrayView<float>, ArrayView<float>, Pages, ArrayView<int>, Rows,
            ArrayView<float>, int>(Partial);
        partial(new KernelConfig(new Index2D(splits, batch * cache.KvHeads), new Index2D(Warps * WarpSize, 1)), q, cache.K, cache.V,
            cache.KScales, cache.VScales, cache.Table, cache.Lengths, partials.View, lse.View, cache.KvHeads);
        accelerator.LoadStreamKernel<Rows, ArrayView<float>, ArrayView<int>, Rows>(Merge)(
            new KernelConfig(rows, Columns), partials.View, lse.View, cache.Lengths, o);
        accelerator.Synchronize();
    }

    // A group for each split of each K/V head: its warps take pages in turns, and every key serves all query heads that share it.
    public static void Partial(
        Rows q, Codes k, Codes v, ArrayView<float> kScales, ArrayView<float> vScales, Pages table, ArrayView<int> lengths, Rows partials,
        ArrayView<float> lse, int kvHeads)
    {
        var (maxima, totals) = (SharedMemory.Allocate1D<float>(Warps * Most), SharedMemory.Allocate1D<float>(Warps * Most));
        var sums = SharedMemory.Allocate2DDenseY<float>(new Index2D(Warps * Most, Columns));
        var (low, high, max, total) = (LocalMemory.Allocate1D<float>(Most), LocalMemory.Allocate1D<float>(Most),
            LocalMemory.Allocate1D<float>(Most), LocalMemory.Allocate1D<float>(Most));
        var (lowSum, highSum) = (LocalMemory.Allocate1D<float>(Most), LocalMemory.Allocate1D<float>(Most));
        var (lane, warp, sequence, head) = (Group.IdxX % WarpSize, Group.IdxX / WarpSize, Grid.IdxY / kvHeads, Grid.IdxY % kvHeads);
        var (sharing, end) = (q.IntExtent.X / Grid.DimY, IntrinsicMath.Min(lengths[sequence], (Grid.IdxX + 1) * Chunk));
        if (Grid.IdxX * Chunk >= end) return; // no key, and Merge does not look here
        for (var h = 0; h < sharing; h++)
        {
            (low[h], high[h]) = (q[Grid.IdxY * sharing + h, lane] / 8, q[Grid.IdxY * sharing + h, lane + WarpSize] / 8); // sqrt(64)
            (max[h], total[h], lowSum[h], highSum[h]) = (float.NegativeInfinity, 0, 0, 0);
        }
        for (var first = Grid.IdxX * Chunk + warp * Page; first < end; first += Warps * Page)
        {
            var row = (table[sequence, first / Page] * kvHeads + head) * Page;
            var (keys, slot, scale) = (IntrinsicMath.Min(Page, end - first), lane % Page, 0f);
            if (slot < keys) scale = lane < Page ? kScales[row + slot] : vScales[row + slot]; // a page's scales in one request
            for (var s = 0; s < keys; s++)
            {
                var (kScale, vScale) = (Warp.Shuffle(scale, s), Warp.Shuffle(scale, s + Page));
                var (k0, k1) = (k[row + s, lane] * kScale, k[row + s, lane + WarpSize] * kScale);
                var (v0, v1) = (v[row + s, lane] * vScale, v[row + s, lane + WarpSize] * vScale);
                for (var h = 0; h < sharing; h++)
                {
                    var score = low[h] * k0 + high[h] * k1;
                    for (var apart = WarpSize / 2; apart > 0; apart /= 2) score += Warp.ShuffleXor(score, apart);
                    var larger = MathF.Max(max[h], score);
                    var (rescale, p) = (MathF.Exp(max[h] - larger), MathF.Exp(score - larger));
                    (max[h], total[h]) = (larger, total[h] * rescale + p);
                    (lowSum[h], highSum[h]) = (lowSum[h] * rescale + p * v0, highSum[h] * rescale + p * v1);
                }
            }
        }
        for (var h = 0; h < sharing; h++)
        {
            if (lane == 0) (maxima[warp * Most + h], totals[warp * Most + h]) = (max[h], total[h]);
            (sums[warp * Most + h, lane], sums[warp * Most + h, lane + WarpSize]) = (lowSum[h], highSum[h]);
        }
        Group.Barrier();
        for (var i = Group.IdxX; i < sharing * Columns; i += Warps * WarpSize)
        {
            var (h, largest, all, sum) = (i / Columns, float.NegativeInfinity, 0f, 0f);
            for (var w = 0; w < Warps; w++) largest = MathF.Max(largest, maxima[w * Most + h]);
            for (var w = 0; w < Warps; w++)
            {
                var rescale = MathF.Exp(maxima[w * Most + h] - largest);
                (all, sum) = (all + totals[w * Most + h] * rescale, sum + sums[w * Most + h, i % Columns] * rescale);
            }
            var state = (Grid.IdxY * sharing + h) * Grid.DimX + Grid.IdxX;
            partials[state, i % Columns] = sum / all;
            if (i % Columns == 0) lse[state] = largest + MathF.Log(all);
        }
    }

    public static void Merge(Rows partials, ArrayView<float> lse, ArrayView<int> lengths, Rows o)
    {
        var (row, col, states) = (Grid.IdxX, Group.IdxX, partials.IntExtent.X / o.IntExtent.X);
        var (keys, max, total, sum) = (lengths[row / (o.IntExtent.X / lengths.IntLength)], float.NegativeInfinity, 0f, 0f);
        for (var s = 0; s * Chunk < keys; s++)
        {
            var larger = MathF.Max(max, lse[row * states + s]);
            var (rescale, weight) = (MathF.Exp(max - larger), MathF.Exp(lse[row * states + s] - larger));
            (max, total, sum) = (larger, total * rescale + weight, sum * rescale + weight * partials[row * states + s, col]);
        }
        o[row, col] = keys > 0 ? sum / total : 0;
    }
    //> public static void Attend(Accelerator accelerator, Cache cache, Rows q, Rows o) => throw new NotAttempted("11.1");
    // your turn: end
}
