using Headroom.Simulator;
using Headroom.Tiling;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Tests.Tiling;

public sealed class TilesTest
{
    [Theory]
    [InlineData(100, 32, 0, 100)]
    [InlineData(100, 64, 64, 100)]
    [InlineData(200, 32, 70, 90)]
    [InlineData(1, 64, 0, 1)]
    [InlineData(70, 32, 64, 64)]
    public void A_tile_goes_through_shared_memory_and_ends_where_it_is_told(int rows, int columns, int first, int end)
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();
        float[] values = [.. Enumerable.Range(1, rows * columns).Select(i => (float)i)];
        using var from = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows, columns));
        using var to = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows + Tiles.Size, columns));
        from.AsContiguous().CopyFromCPU(values);
        to.MemSetToZero();

        accelerator.LoadStreamKernel<Rows, Rows, int, int>(Copy)(new KernelConfig(1, Tiles.Size), from.View, to.View, first, end);
        accelerator.Synchronize();

        var got = to.AsContiguous().GetAsArray();
        for (var i = 0; i < got.Length; i++)
        {
            var row = i / columns;
            // Copy stores every row of the tile: those from end on hold 0, plus 0.5 to tell them from rows that no lane stored.
            var expected = row < first || row >= first + Tiles.Size ? 0 : row < end ? values[i] + 0.5f : 0.5f;
            Assert.Equal(expected, got[i]);
        }
    }

    [Fact]
    public void Rows_from_the_end_on_are_not_stored()
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();
        using var to = accelerator.Allocate2DDenseY<float>(new LongIndex2D(100, 32));
        to.MemSetToZero();
        accelerator.LoadStreamKernel<Rows, int, int>(Fill)(new KernelConfig(1, Tiles.Size), to.View, 10, 30);
        accelerator.Synchronize();
        var got = to.AsContiguous().GetAsArray();
        Assert.All(Enumerable.Range(0, got.Length), i => Assert.Equal(i / 32 is >= 10 and < 30 ? 1 : 0, got[i]));
    }

    private static void Copy(Rows from, Rows to, int first, int end)
    {
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tiles.Size, Tiles.Pitch));
        Tiles.Load(from, first, end, tile);
        Group.Barrier();
        for (var c = 0; c < from.IntExtent.Y; c++) tile[Group.IdxX, c] += 0.5f;
        Group.Barrier();
        Tiles.Store(tile, to, first, first + Tiles.Size);
    }

    private static void Fill(Rows to, int first, int end)
    {
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tiles.Size, Tiles.Pitch));
        for (var c = 0; c < to.IntExtent.Y; c++) tile[Group.IdxX, c] = 1;
        Group.Barrier();
        Tiles.Store(tile, to, first, end);
    }
}
