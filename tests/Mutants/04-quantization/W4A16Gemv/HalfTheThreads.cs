// rejected: warps does
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
        var (lane, k) = (Group.IdxX, x.IntExtent);
        var (sum0, sum1) = (0f, 0f);
        for (var from = 0; from < k; from += 256)
        {
            tile[lane] = from + lane < k ? (float)x[from + lane] : 0;
            Group.Barrier();
            for (var half = 0; half < 2; half++)
            {
                var output = Grid.IdxX * 256 + half * 128 + lane;
                var to = lane < 128 && output < y.IntExtent ? IntrinsicMath.Min(256, k - from) : 0;
                for (var block = 0; block < to; block += 32)
                {
                    var dot = 0f;
                    for (var col = block; col < IntrinsicMath.Min(block + 32, to); col += 8)
                    {
                        var word = words[(from + col) / 8, output];
                        for (var j = 0; j < 8; j++) dot += ((word >> 4 * j & 15) - 8) * tile[col + j];
                    }
                    dot *= (float)scales[(from + block) / 32, output];
                    if (half == 0) sum0 += dot;
                    else sum1 += dot;
                }
            }
            Group.Barrier();
        }
        var first = Grid.IdxX * 256 + lane;
        if (lane < 128 && first < y.IntExtent) y[first] = sum0;
        if (lane < 128 && first + 128 < y.IntExtent) y[first + 128] = sum1;
        // your turn: end
    }
}
