using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

/// <summary>ILGPU's API in the units with kernels. Each method is an idiom.</summary>
public static class Kernels
{
    public static void ImplicitlyGrouped(Index1D i, ArrayView<float> x, float a) => x[i] = a * x[i];

    public static void SharedTiles(ArrayView2D<float, Stride2D.DenseY> x, ArrayView1D<float, Stride1D.Dense> y)
    {
        var tile = SharedMemory.Allocate<float>(64);
        var tile2 = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(8, 8), new Stride2D.DenseY(8));
        var own = LocalMemory.Allocate<float>(4);
        tile[Group.IdxX] = x[Grid.IdxY, Grid.IdxX];
        tile2[0, 0] = own[0];
        Group.Barrier();
        y[Grid.GlobalIndex.X] = tile[Group.DimX - 1 - Group.IdxX];
    }

    public static void Shuffles(ArrayView<float> x)
    {
        var v = x[Grid.GlobalLinearIndex];
        for (var offset = Warp.WarpSize / 2; offset > 0; offset /= 2) v += Warp.ShuffleDown(v, offset);
        v += Warp.ShuffleXor(v, 1);
        if (Warp.LaneIdx == 0) Atomic.Add(ref x[0], v);
    }

    public static void Mathematics(ArrayView<float> x, ArrayView<ILGPU.Half> h, SpecializedValue<int> n)
    {
        x[0] = XMath.Exp(x[0]) + IntrinsicMath.Max(n.Value, 3) + MathF.Sqrt(x[1]) + (float)h[0];
        Interop.WriteLine("x is {0}", x[0]);
        x.SubView(1, 2)[0] = Interop.IntAsFloat(7u);
    }

    public static float[] Launches(Accelerator accelerator, float[] values)
    {
        using var buffer = accelerator.Allocate1D(values);
        using var matrix = accelerator.Allocate2DDenseY<float>(new LongIndex2D(4, 4));
        using var more = accelerator.Allocate1D<float>(values.Length);
        matrix.MemSetToZero();
        buffer.CopyTo(more);
        accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, float>(ImplicitlyGrouped)(values.Length, buffer.View, 2f);
        var explicitly = accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>, ArrayView1D<float, Stride1D.Dense>>(SharedTiles);
        explicitly(new KernelConfig(1, 64, SharedMemoryConfig.RequestDynamic<float>(4)), matrix.View, buffer.View);
        explicitly((new Index3D(1, 1, 1), new Index3D(64, 1, 1)), matrix.View, buffer.View);
        accelerator.Synchronize();
        accelerator.DefaultStream.Synchronize();
        buffer.CopyFromCPU(values);
        return buffer.GetAsArray1D().Concat(more.GetAsArray1D()).Take(accelerator.WarpSize + accelerator.MaxNumThreadsPerGroup).ToArray();
    }
}
