// rejected: over budget
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
        using var codes = accelerator.Allocate2DDenseY<int>(new LongIndex2D(x.IntExtent, y.IntExtent));
        var unpack = accelerator.LoadStreamKernel<Words, Words>(Unpack);
        var gemv = accelerator.LoadStreamKernel<Words, Halves, X, Y>(Kernel);
        var config = new KernelConfig((y.IntExtent + 255) / 256, 256);
        unpack(config, words, codes.View);
        gemv(config, codes.View, scales, x, y);
    }

    public static void Unpack(Words words, Words codes)
    {
        var output = Grid.IdxX * 256 + Group.IdxX;
        for (var col = 0; col < codes.IntExtent.X && output < codes.IntExtent.Y; col++)
            codes[col, output] = (words[col / 8, output] >> col % 8 * 4 & 15) - 8;
    }

    public static void Kernel(Words codes, Halves scales, X x, Y y)
    {
        var tile = SharedMemory.Allocate1D<float>(256);
        var (lane, output, k) = (Group.IdxX, Grid.IdxX * 256 + Group.IdxX, x.IntExtent);
        var sum = 0f;
        for (var from = 0; from < k; from += 256)
        {
            tile[lane] = from + lane < k ? (float)x[from + lane] : 0;
            Group.Barrier();
            for (var col = from; col < IntrinsicMath.Min(from + 256, k) && output < y.IntExtent; col++)
                sum += codes[col, output] * (float)scales[col / 32, output] * tile[col - from];
            Group.Barrier();
        }
        if (output < y.IntExtent) y[output] = sum;
    }
}
