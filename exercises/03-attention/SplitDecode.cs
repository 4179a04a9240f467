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
        // one split's keys: partials[row, :] and lse[row]
    }

    public static void Merge(Rows partials, ArrayView<float> lse, Rows o)
    {
        // all splits of a head: o[head, :]
    }
    // your turn: end
}
