using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Kernels that wait for something, some of them for ever.</summary>
public static class Waiting
{
    /// <summary>
    /// Group <paramref name="waits"/> goes round until group <paramref name="writes"/> has set cell 0; then it tells its number.
    /// </summary>
    public static void ForAGroup(ArrayView<int> cells, int waits, int writes)
    {
        if (Grid.IdxX == waits)
            while (cells[0] == 0) { }
        if (Grid.IdxX == writes && Group.IdxX == 0) cells[0] = 1;
        cells[1 + Grid.GlobalIndex.X] = Grid.IdxX + 1;
    }

    /// <summary>Counts in each thread's own cell, and never ends unless the last cell is set.</summary>
    public static void ForEver(ArrayView<int> cells)
    {
        while (cells[cells.IntLength - 1] == 0) cells[Grid.GlobalIndex.X]++;
    }

    /// <summary>The same with a barrier in each round.</summary>
    public static void ForEverAtBarriers(ArrayView<int> cells)
    {
        while (cells[cells.IntLength - 1] == 0)
        {
            cells[Grid.GlobalIndex.X]++;
            Group.Barrier();
        }
    }

    /// <summary>Long rounds that touch no memory.</summary>
    public static void ForEverInRegisters(ArrayView<int> cells)
    {
        var x = 0.5f + cells[0];
        while (x > 0f)
            for (var i = 0; i < 100; i++) x = MathF.Abs(MathF.Sin(x)) + 0.1f;
        cells[0] = (int)x;
    }
}
