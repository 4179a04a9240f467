using Headroom.Testing;

namespace Headroom.Jupyter.Tests.Cells;

/// <summary>
/// What a cell leaves in the kernel once it has run: its compilation and its assembly, and nothing that grows with the cells before it.
/// </summary>
public sealed class MemoryTests(ITestOutputHelper output)
{
    private const int Block = 50;

    [Fact]
    public async Task A_late_cell_leaves_no_more_than_an_early_one()
    {
        using var kernel = Kernels.New();
        var number = 0;
        await Left(10);
        double first = await Left(Block), second = await Left(Block), third = await Left(Block);
        output.WriteLine($"KB a cell: {first:0} of cells 11 to 60, {second:0} to 110, {third:0} to 160");
        // 83 to 176 in any of the blocks, for what kernels of other tests leave may be freed within one. Where every cell kept the
        // references of all before it, these were 448, 856 and 1,261.
        Assert.True(third <= 400, $"{first:0} KB a cell, later {second:0} and {third:0}");

        // KB a cell.
        async Task<double> Left(int cells)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < cells; i++, number++) await kernel.Succeed(
                $"var value{number} = {number}; int Twice{number}(int x) => 2 * x; Twice{number}(value{number})");
            return (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e3 / cells;
        }
    }
}
