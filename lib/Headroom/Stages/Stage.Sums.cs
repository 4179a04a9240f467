using ILGPU;
using View = ILGPU.ArrayView<float>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Stages;

// What a warp adds up: each lane every 32nd column, then all lanes together.
public static partial class Stage
{
    private static int Warps => Group.DimX / Warp.WarpSize;

    private static int First(int piece) => piece * RowsOfAPiece + Warp.WarpIdx;

    private static int End(int piece, int rows) => Math.Min((piece + 1) * RowsOfAPiece, rows);

    private static float Dot(Rows w, int row, View x)
    {
        var sum = 0f;
        for (var column = Warp.LaneIdx; column < x.IntLength; column += Warp.WarpSize) sum += w[row, column] * x[column];
        return Sum(sum);
    }

    // The same with factors on x.
    private static float Dot(Rows w, int row, View x, Rows gains, int gain)
    {
        var sum = 0f;
        for (var column = Warp.LaneIdx; column < x.IntLength; column += Warp.WarpSize)
            sum += w[row, column] * (x[column] * gains[gain, column]);
        return Sum(sum);
    }

    // One over the root mean square. Every warp adds all of it up, so that none has to wait.
    private static float Scale(View x)
    {
        var sum = 0f;
        for (var column = Warp.LaneIdx; column < x.IntLength; column += Warp.WarpSize) sum += x[column] * x[column];
        return 1 / MathF.Sqrt(Sum(sum) / x.IntLength + Epsilon);
    }

    // Every lane gets the sum.
    private static float Sum(float value)
    {
        for (var apart = Warp.WarpSize / 2; apart > 0; apart /= 2) value += Warp.ShuffleXor(value, apart);
        return value;
    }
}
