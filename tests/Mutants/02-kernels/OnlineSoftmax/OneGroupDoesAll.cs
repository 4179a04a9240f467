// rejected: 1 of 3 groups works
using ILGPU;
using ILGPU.Runtime;

public static class OnlineSoftmax
{
    public const int Lanes = 256;

    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> x, ArrayView2D<float, Stride2D.DenseY> y)
    {
        // your turn: begin
        var maxima = SharedMemory.Allocate<float>(Lanes);
        var sums = SharedMemory.Allocate<float>(Lanes);
        var (lane, n) = (Group.IdxX, x.IntExtent.Y);
        if (Grid.IdxX > 0) return;
        for (var row = 0; row < x.IntExtent.X; row++)
        {

        // One pass: sum counts in units of exp(max), so it is rescaled whenever max moves.
        var max = float.MinValue;
        var sum = 0f;
        for (var col = lane; col < n; col += Lanes)
        {
            var logit = x[row, col];
            var larger = MathF.Max(max, logit);
            sum = sum * MathF.Exp(max - larger) + MathF.Exp(logit - larger);
            max = larger;
        }
        maxima[lane] = max;
        sums[lane] = sum;
        Group.Barrier();

        // 256 pairs become one by the same rule: 8 halvings. A lane that saw nothing brings (MinValue, 0), which changes nothing.
        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            if (lane < half)
            {
                var larger = MathF.Max(maxima[lane], maxima[lane + half]);
                sums[lane] = sums[lane] * MathF.Exp(maxima[lane] - larger) + sums[lane + half] * MathF.Exp(maxima[lane + half] - larger);
                maxima[lane] = larger;
            }
            Group.Barrier();
        }

        for (var col = lane; col < n; col += Lanes) y[row, col] = MathF.Exp(x[row, col] - maxima[0]) / sums[0];
        Group.Barrier();
        }
        // your turn: end
    }
}
