using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 02.7 Online softmax. Objective: find a row's maximum and its sum of exponentials in one pass over memory, not in two.
// x [rows, n] logits, y [rows, n], row-major: y[r, c] = exp(x[r, c] - max of row r) / (sum of exp(x[r, .] - max of row r)).
// One group of 256 threads per row, each with its part; the row is Grid.IdxX. n is 1 to 128,256: a row need not fit into shared memory,
// and local memory is no place for it: maximum and sum are variables.
// Logits lie between -1,000,000 and 1,000,000, and exp overflows at 88.7. Some are -infinity (masked), but never a whole row.
// MathF.Max and MathF.Exp work in a kernel. Beware: -infinity minus -infinity is NaN; float.MinValue minus itself is 0.
// Out of scope: keeping short rows on chip; attention, which carries the output along too. About 26 lines.
public static class OnlineSoftmax
{
    public const int Threads = 256;

    public static void Kernel(Matrix x, Matrix y)
    {
        // your turn: begin
        var maxima = SharedMemory.Allocate<float>(Threads);
        var sums = SharedMemory.Allocate<float>(Threads);
        var (row, thread, n) = (Grid.IdxX, Group.IdxX, x.IntExtent.Y);

        // One pass: sum counts in units of exp(max), so it is rescaled whenever max moves.
        var max = float.MinValue;
        var sum = 0f;
        for (var col = thread; col < n; col += Threads)
        {
            var logit = x[row, col];
            var larger = MathF.Max(max, logit);
            sum = sum * MathF.Exp(max - larger) + MathF.Exp(logit - larger);
            max = larger;
        }
        maxima[thread] = max;
        sums[thread] = sum;
        Group.Barrier();

        // 256 pairs become one by the same rule: 8 halvings. A thread that saw nothing brings (MinValue, 0), which changes nothing.
        for (var half = Threads / 2; half > 0; half /= 2)
        {
            if (thread < half)
            {
                var larger = MathF.Max(maxima[thread], maxima[thread + half]);
                sums[thread] = sums[thread] * MathF.Exp(maxima[thread] - larger)
                    + sums[thread + half] * MathF.Exp(maxima[thread + half] - larger);
                maxima[thread] = larger;
            }
            Group.Barrier();
        }

        for (var col = thread; col < n; col += Threads) y[row, col] = MathF.Exp(x[row, col] - maxima[0]) / sums[0];
        //> // max and sum in one pass; then y[row, col] = ...
        // your turn: end
    }
}
