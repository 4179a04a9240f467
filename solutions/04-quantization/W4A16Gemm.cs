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
        var weights = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 128)); // code - 8
        var blockScales = SharedMemory.Allocate1D<float>(128);
        var tokens = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 32));
        var (batch, n, k) = (y.IntExtent.X, y.IntExtent.Y, x.IntExtent.Y);
        var (output, row) = (Grid.IdxX * 128 + Group.IdxX, Grid.IdxY * 16 + 4 * Group.IdxY); // of the first of four sums
        var (loads, col) = (4 * Group.IdxY + Group.IdxX / 32, Group.IdxX % 32); // a warp loads a row of x

        var (sum0, sum1, sum2, sum3) = (0f, 0f, 0f, 0f);
        for (var from = 0; from < k; from += 32)
        {
            var first = 8 * Group.IdxY; // of the word's columns
            var word = output < n && from + first < k ? words[(from + first) / 8, output] : 0;
            for (var j = 0; j < 8; j++) weights[first + j, Group.IdxX] = (word >> 4 * j & 15) - 8;
            if (Group.IdxY == 0 && output < n) blockScales[Group.IdxX] = (float)scales[from / 32, output];
            tokens[loads, col] = Grid.IdxY * 16 + loads < batch && from + col < k ? (float)x[Grid.IdxY * 16 + loads, from + col] : 0;
            Group.Barrier();

            var (dot0, dot1, dot2, dot3) = (0f, 0f, 0f, 0f);
            for (var i = 0; i < 32; i++)
            {
                var weight = weights[i, Group.IdxX];
                dot0 += weight * tokens[4 * Group.IdxY, i];
                dot1 += weight * tokens[4 * Group.IdxY + 1, i];
                dot2 += weight * tokens[4 * Group.IdxY + 2, i];
                dot3 += weight * tokens[4 * Group.IdxY + 3, i];
            }
            var scale = output < n ? blockScales[Group.IdxX] : 0;
            (sum0, sum1, sum2, sum3) = (sum0 + scale * dot0, sum1 + scale * dot1, sum2 + scale * dot2, sum3 + scale * dot3);
            Group.Barrier();
        }
        if (output < n && row < batch) y[row, output] = sum0;
        if (output < n && row + 1 < batch) y[row + 1, output] = sum1;
        if (output < n && row + 2 < batch) y[row + 2, output] = sum2;
        if (output < n && row + 3 < batch) y[row + 3, output] = sum3;
        //> // y[token, output] = sum over columns of (code - 8) * scale * x
        // your turn: end
    }
}
