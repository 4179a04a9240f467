using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.ArrayView<float>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Stages;

/// <summary>
/// The stages of a decode step, for kernels to call. A stage is cut into pieces that need nothing of each other, and a whole group does
/// one: 16 rows of what the stage writes, or a head of attention. Warps take rows in turns, and a row's sum has one order, however many
/// groups and warps there are. No stage waits for anything.
/// </summary>
public static partial class Stage
{
    /// <summary>What a piece writes, but for attention.</summary>
    public const int RowsOfAPiece = 16;

    internal const float Epsilon = 1e-5f;

    /// <summary>Pieces of a stage that writes so many rows; attention has one for each head.</summary>
    public static int Pieces(int rows) => (rows + RowsOfAPiece - 1) / RowsOfAPiece;

    /// <summary>y = w x.</summary>
    public static void Product(Rows w, View x, View y, int piece)
    {
        for (var row = First(piece); row < End(piece, y.IntLength); row += Warps)
        {
            var sum = Dot(w, row, x);
            if (Warp.IsFirstLane) y[row] = sum;
        }
    }

    /// <summary>X = what the token and its position begin with. Writes X [width].</summary>
    public static void Embed(Decoder d, int token, int position, int piece)
    {
        var row = piece * RowsOfAPiece + Group.IdxX;
        if (row < End(piece, d.Width)) d.X[row] = d.Tokens[token, row] + d.Positions[position, row];
    }

    /// <summary>
    /// Queries, and this position's row of Keys and of Values, from X behind the layer's first norm. Writes 3 * width rows.
    /// </summary>
    public static void Qkv(Decoder d, int layer, int position, int piece)
    {
        var (width, scale) = (d.Width, Scale(d.X));
        for (var row = First(piece); row < End(piece, 3 * width); row += Warps)
        {
            var sum = scale * Dot(d.QkvWeights, layer * 3 * width + row, d.X, d.Gains, 2 * layer);
            if (!Warp.IsFirstLane) continue;
            if (row < width) d.Queries[row] = sum;
            else if (row < 2 * width) d.Keys[layer * d.Capacity + position, row - width] = sum;
            else d.Values[layer * d.Capacity + position, row - 2 * width] = sum;
        }
    }

    /// <summary>X += the output weights times Attended. Writes X [width].</summary>
    public static void Output(Decoder d, int layer, int piece)
    {
        for (var row = First(piece); row < End(piece, d.Width); row += Warps)
        {
            var sum = Dot(d.OutputWeights, layer * d.Width + row, d.Attended);
            if (Warp.IsFirstLane) d.X[row] += sum;
        }
    }

    /// <summary>Gated = silu(gate) * up, both from X behind the layer's second norm. Writes Gated [hidden].</summary>
    public static void GateUp(Decoder d, int layer, int piece)
    {
        var (hidden, scale) = (d.Hidden, Scale(d.X));
        for (var row = First(piece); row < End(piece, hidden); row += Warps)
        {
            var gate = scale * Dot(d.GateUpWeights, layer * 2 * hidden + row, d.X, d.Gains, 2 * layer + 1);
            var up = scale * Dot(d.GateUpWeights, (layer * 2 + 1) * hidden + row, d.X, d.Gains, 2 * layer + 1);
            if (Warp.IsFirstLane) d.Gated[row] = gate / (1 + MathF.Exp(-gate)) * up;
        }
    }

    /// <summary>X += the down weights times Gated. Writes X [width].</summary>
    public static void Down(Decoder d, int layer, int piece)
    {
        for (var row = First(piece); row < End(piece, d.Width); row += Warps)
        {
            var sum = Dot(d.DownWeights, layer * d.Width + row, d.Gated);
            if (Warp.IsFirstLane) d.X[row] += sum;
        }
    }

    /// <summary>Logits, from X behind the last norm. Writes Logits [vocabulary].</summary>
    public static void Logits(Decoder d, int piece)
    {
        var scale = Scale(d.X);
        for (var row = First(piece); row < End(piece, d.Vocabulary); row += Warps)
        {
            var sum = scale * Dot(d.LogitWeights, row, d.X, d.Gains, 2 * d.Layers);
            if (Warp.IsFirstLane) d.Logits[row] = sum;
        }
    }
}
