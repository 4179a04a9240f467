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
        var tile = SharedMemory.Allocate1D<float>(256);
        var (lane, output, k) = (Group.IdxX, Grid.IdxX * 256 + Group.IdxX, x.IntExtent);
        var sum = 0f;
        for (var from = 0; from < k; from += 256)
        {
            tile[lane] = from + lane < k ? (float)x[from + lane] : 0; // past the end 0: spare codes add nothing
            Group.Barrier();
            var to = output < y.IntExtent ? IntrinsicMath.Min(256, k - from) : 0; // threads without an output only wait
            for (var block = 0; block < to; block += 32)
            {
                var dot = 0f;
                for (var col = block; col < IntrinsicMath.Min(block + 32, to); col += 8)
                {
                    var word = words[(from + col) / 8, output];
                    for (var j = 0; j < 8; j++) dot += ((word >> 4 * j & 15) - 8) * tile[col + j];
                }
                sum += dot * (float)scales[(from + block) / 32, output];
            }
            Group.Barrier();
        }
        if (output < y.IntExtent) y[output] = sum;
        //> // y[output] = sum over columns of (code - 8) * scale * x
        // your turn: end
    }
}
