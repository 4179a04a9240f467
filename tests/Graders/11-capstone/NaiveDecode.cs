using ILGPU;
using ILGPU.Runtime;
using Codes = ILGPU.Runtime.ArrayView2D<sbyte, ILGPU.Stride2D.DenseY>;
using Pages = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// The baseline of 11.1: a warp for each query head, which reads all keys of its K/V head by itself, and a scale for each key.
/// </summary>
internal static class NaiveDecode
{
    private const int WarpSize = 32, Page = 16;

    public static void Kernel(
        Rows q, Codes k, Codes v, ArrayView<float> kScales, ArrayView<float> vScales, Pages table, ArrayView<int> lengths, Rows o,
        int kvHeads)
    {
        var (lane, heads) = (Group.IdxX, q.IntExtent.X / lengths.IntLength);
        var (sequence, head) = (Grid.IdxX / heads, Grid.IdxX % heads / (heads / kvHeads));
        var (max, total, low, high) = (float.NegativeInfinity, 0f, 0f, 0f);
        var (tokens, page, mine, other) = (lengths[sequence], 0, q[Grid.IdxX, lane] / 8, q[Grid.IdxX, lane + WarpSize] / 8);
        for (var t = 0; t < tokens; t++)
        {
            if (t % Page == 0) page = table[sequence, t / Page];
            var row = (page * kvHeads + head) * Page + t % Page;
            var score = (mine * k[row, lane] + other * k[row, lane + WarpSize]) * kScales[row];
            for (var apart = WarpSize / 2; apart > 0; apart /= 2) score += Warp.ShuffleXor(score, apart);
            var larger = MathF.Max(max, score);
            var (rescale, p) = (MathF.Exp(max - larger), MathF.Exp(score - larger));
            (max, total) = (larger, total * rescale + p);
            p *= vScales[row];
            (low, high) = (low * rescale + p * v[row, lane], high * rescale + p * v[row, lane + WarpSize]);
        }
        (o[Grid.IdxX, lane], o[Grid.IdxX, lane + WarpSize]) = (total > 0 ? low / total : 0, total > 0 ? high / total : 0);
    }
}
