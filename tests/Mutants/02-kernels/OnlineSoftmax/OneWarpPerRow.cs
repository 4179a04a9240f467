// rejected: 3 of 24 warps work
using ILGPU;
using ILGPU.Runtime;

public static class OnlineSoftmax
{
    public const int Lanes = 256;

    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> x, ArrayView2D<float, Stride2D.DenseY> y)
    {
        // your turn: begin
        var (row, lane, n) = (Grid.IdxX, Group.IdxX, x.IntExtent.Y);
        if (lane >= 32) return;
        var (max, sum) = (float.MinValue, 0f);
        for (var col = lane; col < n; col += 32)
        {
            var logit = x[row, col];
            var larger = MathF.Max(max, logit);
            sum = sum * MathF.Exp(max - larger) + MathF.Exp(logit - larger);
            max = larger;
        }
        for (var apart = 16; apart > 0; apart /= 2)
        {
            var (otherMax, otherSum) = (Warp.ShuffleXor(max, apart), Warp.ShuffleXor(sum, apart));
            var larger = MathF.Max(max, otherMax);
            sum = sum * MathF.Exp(max - larger) + otherSum * MathF.Exp(otherMax - larger);
            max = larger;
        }
        for (var col = lane; col < n; col += 32) y[row, col] = MathF.Exp(x[row, col] - max) / sum;
        // your turn: end
    }
}
