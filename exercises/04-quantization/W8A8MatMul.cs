// 04.8 W8A8 matmul. Objective: multiply 8-bit codes in whole numbers, and scale each sum once: a row's scale times a column's.
// y [m, n]: y[row, col] = rowScales[row] * columnScales[col] * sum over k of x[row, k] * w[col, k]; both operands lie along k.
//   x [m, words], w [n, words]: four codes of -127 to 127 in each word, the first in the lowest 8 bits; spare codes of the last word are 0.
//   Dot      sum + the four products of the codes in two words, all in whole numbers: GPUs have one instruction for it
//   Kernel   a group is 16 x 16 threads, X fastest, and computes the 16 x 16 tile of y from row 16 * Grid.IdxY and column 16 * Grid.IdxX.
//            Per step of 16 words, a group needs 256 words of x and 256 of w: one each per thread, at an edge the last one again or 0.
// Any m and n from 1 on, words from 1 to 32,768. Sums must be exact: they pass 2^24, where floats begin to skip. A product of two scales
// may be too small for a float, where the sum times one, times the other is not. Out of scope: register tiles (02.6). About 22 lines.
using ILGPU;
using ILGPU.Runtime;
using Scales = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Y = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class W8A8MatMul
{
    // your turn: begin
    public static int Dot(int a, int b, int sum) => throw new NotAttempted("04.8");

    public static void Kernel(Words x, Words w, Scales rowScales, Scales columnScales, Y y)
    {
        // y[row, col] = ...
    }
    // your turn: end
}
