// rejected: launches
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using View = ILGPU.ArrayView<float>;

// 06.5 Fused norm, as two launches: one group norms, and the others read that.
public static class FusedNorm
{
    public static void Run(Accelerator accelerator, Rows w, View x, View g, View y, float epsilon)
    {
        using var normed = accelerator.Allocate1D<float>(x.IntLength);
        accelerator.LoadStreamKernel<View, View, View, float>(Norm)(new KernelConfig(1, 256), x, g, normed.View, epsilon);
        var kernel = accelerator.LoadStreamKernel<Rows, View, View, View, float>(Kernel);
        kernel(new KernelConfig((y.IntLength + 63) / 64, 256), w, normed.View, g, y, epsilon);
    }

    // your turn: begin
    public static void Norm(View x, View g, View normed, float epsilon)
    {
        var squares = SharedMemory.Allocate1D<float>(8);
        var square = 0f;
        for (var col = Group.IdxX; col < x.IntLength; col += 256) square += x[col] * x[col];
        square = Sum(square);
        if (Group.IdxX % 32 == 0) squares[Group.IdxX / 32] = square;
        Group.Barrier();
        square = 0;
        for (var i = 0; i < 8; i++) square += squares[i];
        var scale = 1 / MathF.Sqrt(square / x.IntLength + epsilon);
        for (var col = Group.IdxX; col < x.IntLength; col += 256) normed[col] = x[col] * scale * g[col];
    }

    public static void Kernel(Rows w, View normed, View g, View y, float epsilon)
    {
        var tile = SharedMemory.Allocate1D<float>(4096);
        for (var col = Group.IdxX; col < normed.IntLength; col += 256) tile[col] = normed[col];
        Group.Barrier();
        var (first, lane) = (Grid.IdxX * 64 + Group.IdxX / 32 * 8, Group.IdxX % 32);
        var (rows, mine) = (Math.Min(8, y.IntLength - first), 0f);
        for (var row = 0; row < rows; row++)
        {
            var dot = 0f;
            for (var col = lane; col < normed.IntLength; col += 32) dot += w[first + row, col] * tile[col];
            dot = Sum(dot);
            if (lane == row) mine = dot;
        }
        if (lane < rows) y[first + lane] = mine;
    }

    private static float Sum(float value)
    {
        for (var apart = 16; apart > 0; apart /= 2) value += Warp.ShuffleXor(value, apart);
        return value;
    }
    // your turn: end
}
