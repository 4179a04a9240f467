using System.Diagnostics;
using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Metering;

public class MatMulCounts
{
    private static (LaunchReport Report, float[,] Product, float[,] Expected) Multiply(Delegate kernel, int n, LaunchOptions options)
    {
        using var bench = new Bench();
        var (a, b) = (MatMul.Random(n, 1), MatMul.Random(n, 2));
        using var left = bench.Accelerator.Allocate2DDenseY(a);
        using var right = bench.Accelerator.Allocate2DDenseY(b);
        using var product = bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(n, n));
        var config = new KernelConfig(new Index2D(n / 16, n / 16), new Index2D(16, 16));
        var report = bench.Run(kernel, config, options, left.View, right.View, product.View);
        return (report, product.GetAsArray2D(), MatMul.Reference(a, b));
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void A_tiled_product_is_right(ExecutionMode mode)
    {
        var (_, product, expected) = Multiply(MatMul.Tiled, 64, new() { Mode = mode });
        Assert.Equal(expected, product);
    }

    [Fact]
    public void A_tiled_product_of_256_moves_what_the_tiles_need()
    {
        var (report, product, expected) = Multiply(MatMul.Tiled, 256, new());
        Assert.Equal(expected, product);
        var counters = report.Counters!;
        // 256 groups of 8 warps = 2,048 warps; per warp 16 tiles x 2 loads + 1 store.
        Assert.Equal(2_048 * 33, counters.Global.Requests);
        // A warp is 2 rows of 16 floats: 2 x 64 bytes = 4 sectors.
        Assert.Equal(4.0, counters.Global.SectorsPerRequest);
        // Per tile 2 stores and 16 x 2 loads.
        Assert.Equal(2_048 * 16 * 34, counters.Shared.Requests);
        Assert.Equal(1.0, counters.Shared.WavefrontsPerRequest);
        Assert.Equal(2L * 256 * 256 * 256, counters.Operations.Flops);
        // 256 groups x 16 tiles x 2.
        Assert.Equal(256 * 32, counters.Barriers);
        Assert.Equal(1.0, counters.WarpEfficiency);
        Assert.Empty(report.Races);
        Assert.Empty(report.UnwrittenReads);
    }

    [Fact]
    public void A_missing_second_barrier_is_a_race_between_the_store_and_the_loads_of_the_tile()
    {
        var (report, _, _) = Multiply(MatMul.TiledWithoutSecondBarrier, 64, new());
        // Each of the two tiles is read by lanes that another lane overtakes with its store.
        Assert.Equal(["sa", "sb"], report.Races.SelectMany(r => new[] { r.First.Name, r.Second.Name }).Distinct().Order());
        Assert.All(report.Races, race => Assert.True(race.IsShared));
    }
}
