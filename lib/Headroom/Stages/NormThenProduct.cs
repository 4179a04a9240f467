using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.ArrayView<float>;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Stages;

/// <summary>
/// RMSNorm and the product behind it as a library has them: two kernels, two launches, and the normed vector goes through memory.
/// </summary>
public static class NormThenProduct
{
    /// <summary>Columns at most: a group keeps the vector in shared memory.</summary>
    public const int MostColumns = 4096;

    /// <summary>Of a group.</summary>
    public const int Threads = 256, RowsOfAGroup = 64;

    private const int RowsOfAWarp = RowsOfAGroup / (Threads / 32);

    /// <summary>y = w (x / sqrt(mean of x^2 + epsilon) * g).</summary>
    /// <param name="accelerator">Where the views are.</param>
    /// <param name="w">[n, k].</param>
    /// <param name="x">[k].</param>
    /// <param name="g">[k].</param>
    /// <param name="normed">[k], for what is handed from one kernel to the other.</param>
    /// <param name="y">[n].</param>
    /// <param name="epsilon">Keeps a vector of zeros from dividing by 0.</param>
    public static void Run(Accelerator accelerator, Rows w, View x, View g, View normed, View y, float epsilon)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        var norm = accelerator.LoadStreamKernel<View, View, View, float>(Norm);
        var product = accelerator.LoadStreamKernel<Rows, View, View>(Product);
        norm(new KernelConfig(1, Threads), x, g, normed, epsilon);
        product(new KernelConfig(Groups(y.IntLength), Threads), w, normed, y);
    }

    /// <summary>Groups for so many rows.</summary>
    public static int Groups(int rows) => (rows + RowsOfAGroup - 1) / RowsOfAGroup;

    /// <summary>One group for all of it.</summary>
    public static void Norm(View x, View g, View normed, float epsilon)
    {
        var squares = SharedMemory.Allocate1D<float>(Threads / 32);
        var sum = 0f;
        for (var col = Group.IdxX; col < x.IntLength; col += Threads) sum += x[col] * x[col];
        sum = Sum(sum);
        if (Warp.IsFirstLane) squares[Warp.WarpIdx] = sum;
        Group.Barrier();

        var total = 0f;
        for (var warp = 0; warp < Threads / 32; warp++) total += squares[warp];
        var scale = 1 / MathF.Sqrt(total / x.IntLength + epsilon);
        for (var col = Group.IdxX; col < x.IntLength; col += Threads) normed[col] = x[col] * scale * g[col];
    }

    /// <summary>A group for 64 rows, a warp for 8 of them; each group brings the vector on chip once.</summary>
    public static void Product(Rows w, View normed, View y)
    {
        var tile = SharedMemory.Allocate1D<float>(MostColumns);
        for (var col = Group.IdxX; col < normed.IntLength; col += Threads) tile[col] = normed[col];
        Group.Barrier();

        var first = Grid.IdxX * RowsOfAGroup + Warp.WarpIdx * RowsOfAWarp;
        var (rows, mine) = (Math.Min(RowsOfAWarp, y.IntLength - first), 0f);
        for (var row = 0; row < rows; row++)
        {
            var sum = 0f;
            for (var col = Warp.LaneIdx; col < normed.IntLength; col += 32) sum += w[first + row, col] * tile[col];
            sum = Sum(sum);
            if (Warp.LaneIdx == row) mine = sum;
        }
        if (Warp.LaneIdx < rows) y[first + Warp.LaneIdx] = mine;
    }

    // Of a warp; every lane gets it.
    private static float Sum(float value)
    {
        for (var apart = 16; apart > 0; apart /= 2) value += Warp.ShuffleXor(value, apart);
        return value;
    }
}
