using ILGPU;

namespace Headroom.Stages;

public static partial class Stage
{
    /// <summary>
    /// Attended, one head of it, from Queries and from Keys and Values of all positions so far. Heads have at most 32 columns, a lane for
    /// each; the first warp does it all. Writes width / heads rows.
    /// </summary>
    public static void Attend(Decoder d, int layer, int position, int head)
    {
        var columns = d.Width / d.Heads;
        var (column, isMine) = (head * columns + Warp.LaneIdx, Warp.LaneIdx < columns);
        if (Warp.WarpIdx > 0) return;
        var query = isMine ? d.Queries[column] / MathF.Sqrt(columns) : 0;

        // Softmax in one pass, as in 02.7: sums in units of exp(largest).
        var (largest, total, sum) = (float.NegativeInfinity, 0f, 0f);
        for (var row = layer * d.Capacity; row <= layer * d.Capacity + position; row++)
        {
            var score = Sum(isMine ? query * d.Keys[row, column] : 0);
            var now = MathF.Max(largest, score);
            var (rescale, weight) = (MathF.Exp(largest - now), MathF.Exp(score - now));
            (largest, total) = (now, total * rescale + weight);
            sum = sum * rescale + (isMine ? weight * d.Values[row, column] : 0);
        }
        if (isMine) d.Attended[column] = sum / total;
    }
}
