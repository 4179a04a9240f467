// rejected: 1 of 3 groups works
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
        if (Grid.IdxX > 0) return;
        for (var top = 0; top < y.IntExtent; top += 256)
        {
            var (lane, output, k) = (Group.IdxX, top + Group.IdxX, x.IntExtent);
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
        }
        // your turn: end
    }
}
