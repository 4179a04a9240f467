using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using View = ILGPU.ArrayView<float>;

// 06.5 Fused norm. Objective: RMSNorm and the product behind it in one launch; every group norms for itself what all of them need.
// y [n] = w [n, k] * (x / rms * g) with rms = sqrt(mean of x^2 + epsilon); x, g [k]; k from 1 to 4,096, any n from 1 on.
// Run launches once: groups of 256 threads = 8 warps. Group b has rows 64 b to 64 b + 63, and warp v of it the 8 rows from 8 v on.
// w is read once in all, x and g once by each group: neighbouring threads take neighbours, and what 64 rows need is kept on chip.
// 1 / rms is a factor of all of y, so it may come last: y = (w (g x)) / rms. Warp.ShuffleXor gives a warp's sum to each of its lanes.
// Lane i keeps the sum of the warp's row i, so that 8 neighbouring lanes write once, when all rows are done.
// Out of scope: weights of 16 bits, several groups along k. About 24 lines. The two kernels that this one replaces are
// Norm and Product in lib/Headroom/Stages/NormThenProduct.cs.
public static class FusedNorm
{
    public static void Run(Accelerator accelerator, Rows w, View x, View g, View y, float epsilon)
    {
        var kernel = accelerator.LoadStreamKernel<Rows, View, View, View, float>(Kernel);
        kernel(new KernelConfig((y.IntLength + 63) / 64, 256), w, x, g, y, epsilon);
    }

    public static void Kernel(Rows w, View x, View g, View y, float epsilon)
    {
        // your turn: begin
        // y[row] = sum over col of w[row, col] * x[col] / rms * g[col]
        // your turn: end
    }
}
