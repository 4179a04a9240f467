using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.6 Split decode. Objective: one query against a long context leaves a GPU idle; split the keys over groups, then merge their states.
// q, o [heads, d], a row per head of every sequence. k, v [heads * m, d]: the first lengths[head] of a head's m rows are filled, maybe
// none.
// Partial: split s = Grid.IdxX of head Grid.IdxY has the keys from s * chunk up to (s + 1) * chunk, as far as there are any. It writes row
// head * splits + s of partials: o[row, :] = softmax over these keys, times v; lse[row] = ln(sum of exp(score)). Without a key: 0,
// -infinity.
// A group is 4 warps of 32 lanes. Give each warp a quarter of the keys, say every 4th, and each lane columns lane and lane + 32 (d is
// 32 or 64): a warp then reads whole rows, Warp.ShuffleXor adds up a score, and nothing waits. Each warp ends with a state; one barrier,
// and they are merged.
// Merge: a group of 64 threads per head, thread = column. o[head, :] from the states of its splits: 0 if all are empty.
// Out of scope: grouped queries (03.5), the best number of splits. About 42 lines. v5 of the kernel: a group per split, each byte read
// once.
public static class SplitDecode
{
    public const int Warps = 4;
    public const int WarpSize = 32;

    // your turn: begin
    public static void Partial(Rows q, Rows k, Rows v, Rows partials, ArrayView<float> lse, ArrayView<int> lengths, int chunk)
    {
        var (maxima, totals) = (SharedMemory.Allocate1D<float>(Warps), SharedMemory.Allocate1D<float>(Warps));
        var sums = SharedMemory.Allocate2DDenseY<float>(new Index2D(Warps, 2 * WarpSize));
        var (head, d, lane, warp) = (Grid.IdxY, q.IntExtent.Y, Group.IdxX % WarpSize, Group.IdxX / WarpSize);
        var first = head * (k.IntExtent.X / q.IntExtent.X);
        var (isWide, other) = (d > WarpSize, (lane + WarpSize) % d);
        var (mine, upper) = (q[head, lane] / MathF.Sqrt(d), isWide ? q[head, other] / MathF.Sqrt(d) : 0);

        // Keys become a warp's state: maximum, total and two columns of the sum, all in registers.
        var (max, total, sum, upperSum) = (float.NegativeInfinity, 0f, 0f, 0f);
        var end = Math.Min(lengths[head], (Grid.IdxX + 1) * chunk);
        for (var key = Grid.IdxX * chunk + warp; key < end; key += Warps)
        {
            var score = mine * k[first + key, lane];
            if (isWide) score += upper * k[first + key, other];
            for (var apart = WarpSize / 2; apart > 0; apart /= 2) score += Warp.ShuffleXor(score, apart);
            var larger = MathF.Max(max, score);
            var (rescale, p) = (MathF.Exp(max - larger), MathF.Exp(score - larger));
            (max, total, sum) = (larger, total * rescale + p, sum * rescale + p * v[first + key, lane]);
            if (isWide) upperSum = upperSum * rescale + p * v[first + key, other];
        }

        // Warps' states become the split's.
        if (lane == 0) (maxima[warp], totals[warp]) = (max, total);
        (sums[warp, lane], sums[warp, lane + WarpSize]) = (sum, upperSum);
        Group.Barrier();
        for (var w = 0; w < Warps; w++) max = MathF.Max(max, maxima[w]);
        (total, sum) = (0, 0);
        for (var w = 0; w < Warps && max > float.NegativeInfinity; w++)
        {
            var rescale = MathF.Exp(maxima[w] - max);
            total += totals[w] * rescale;
            if (Group.IdxX < d) sum += sums[w, Group.IdxX] * rescale;
        }
        var row = head * Grid.DimX + Grid.IdxX;
        if (Group.IdxX < d) partials[row, Group.IdxX] = total > 0 ? sum / total : 0;
        if (Group.IdxX == 0) lse[row] = total > 0 ? max + MathF.Log(total) : float.NegativeInfinity;
    }

    public static void Merge(Rows partials, ArrayView<float> lse, Rows o)
    {
        var (head, splits, col) = (Grid.IdxX, partials.IntExtent.X / o.IntExtent.X, Group.IdxX);
        if (col >= o.IntExtent.Y) return;
        var max = float.NegativeInfinity;
        for (var s = 0; s < splits; s++) max = MathF.Max(max, lse[head * splits + s]);
        var (total, sum) = (0f, 0f);
        for (var s = 0; s < splits && max > float.NegativeInfinity; s++)
        {
            var weight = MathF.Exp(lse[head * splits + s] - max);
            total += weight;
            sum += weight * partials[head * splits + s, col];
        }
        o[head, col] = total > 0 ? sum / total : 0;
    }
    //> public static void Partial(Rows q, Rows k, Rows v, Rows partials, ArrayView<float> lse, ArrayView<int> lengths, int chunk)
    //> {
    //>     // one split's keys: partials[row, :] and lse[row]
    //> }
    //>
    //> public static void Merge(Rows partials, ArrayView<float> lse, Rows o)
    //> {
    //>     // all splits of a head: o[head, :]
    //> }
    // your turn: end
}
