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
        // max and sum in one pass; then y[row, col] = ...
        // your turn: end
    }
}
