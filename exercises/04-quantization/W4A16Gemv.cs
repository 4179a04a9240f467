// 04.6 W4A16 GEMV. Objective: multiply 4-bit weights that are unpacked in registers, so that only packed bytes cross from memory.
// y [n] = W [n, k] * x [k], weights in 4 bits, activations in 16, products and sums in 32. Any n and k from 1 on; x may hold infinities.
// weight = (code - 8) * scale, code 0 to 15.
//   words    [k / 8 rounded up, n], eight codes each: column 8 p + j of output i is in bits 4 j to 4 j + 3 of words[p, i].
//            Spare codes of the last word are 0, which would stand for -8.
//   scales   [k / 32 rounded up, n], each for 32 columns of an output; the last block may be shorter
// One thread for each output, neighbours side by side; 256 threads in a group, which all need the same x: it comes on chip once per group.
// At most 1.05 times the bytes of words, scales, x and y. Out of scope: several groups along k, which fill a large GPU. About 20 lines.
using ILGPU;
using ILGPU.Runtime;
using Halves = ILGPU.Runtime.ArrayView2D<ILGPU.Half, ILGPU.Stride2D.DenseY>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using X = ILGPU.Runtime.ArrayView1D<ILGPU.Half, ILGPU.Stride1D.Dense>;
using Y = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;

public static class W4A16Gemv
{
    public static void Multiply(Accelerator accelerator, Words words, Halves scales, X x, Y y)
    {
        var gemv = accelerator.LoadStreamKernel<Words, Halves, X, Y>(Kernel);
        gemv(new KernelConfig((y.IntExtent + 255) / 256, 256), words, scales, x, y);
    }

    public static void Kernel(Words words, Halves scales, X x, Y y)
    {
        // your turn: begin
        // y[output] = sum over columns of (code - 8) * scale * x
        // your turn: end
    }
}
