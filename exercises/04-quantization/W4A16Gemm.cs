// 04.7 W4A16 GEMM. Objective: read packed weights once for every 16 tokens, so that 16 tokens cost hardly more bytes than one.
// y [batch, n] = x [batch, k] * W [n, k]; words, scales, codes and x as in 04.6, x a row for each token. batch 1 to 64, n and k anything.
// A group is 128 x 4 threads, X fastest: the tile of 128 outputs from 128 * Grid.IdxX and of 16 tokens from 16 * Grid.IdxY.
// Per step of 32 columns, one block, a group needs 512 words, 128 scales and 16 x 32 of x: a word and an x for each thread, a scale for
// every fourth one.
// A thread owns one output of four tokens: each unpacked weight it reads feeds four multiply-adds. Two barriers per step.
// Out of scope: loads that overlap with arithmetic, and tensor cores. About 32 lines.
using ILGPU;
using ILGPU.Runtime;
using Halves = ILGPU.Runtime.ArrayView2D<ILGPU.Half, ILGPU.Stride2D.DenseY>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Y = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class W4A16Gemm
{
    public static void Multiply(Accelerator accelerator, Words words, Halves scales, Halves x, Y y)
    {
        var gemm = accelerator.LoadStreamKernel<Words, Halves, Halves, Y>(Kernel);
        var (batch, n) = (y.IntExtent.X, y.IntExtent.Y);
        gemm(new KernelConfig(new Index2D((n + 127) / 128, (batch + 15) / 16), new Index2D(128, 4)), words, scales, x, y);
    }

    public static void Kernel(Words words, Halves scales, Halves x, Y y)
    {
        // your turn: begin
        // y[token, output] = sum over columns of (code - 8) * scale * x
        // your turn: end
    }
}
