using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Bench.Simulator;

/// <summary>
/// What a process takes for its first metered and race-checked launch, compiling the kernel included: the most memory that was ever
/// resident, managed
/// and native, less what was resident just before, when the buffers were there and filled.
/// </summary>
internal static class LaunchMemory
{
    /// <summary>The argument with which this program measures itself: it prints the megabytes.</summary>
    public const string Argument = "--launch-memory";

    private const int Side = 256, Tile = 32;

    public static Claim Claim => new()
    {
        Id = "simulator.memory",
        What = "memory beyond the buffers for a product of side 256 in groups of 1,024 lanes, metered and race-checked",
        Unit = "MB",
        Goal = 64,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress) =>
        [.. FreshProcess.Five(Argument, progress).Select(mb => mb[0])];

    public static void Print()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var accelerator = gpu.Accelerator;
        using var a = accelerator.Allocate2DDenseY(new float[Side, Side]);
        using var b = accelerator.Allocate2DDenseY(new float[Side, Side]);
        using var c = accelerator.Allocate2DDenseY(new float[Side, Side]);
        using var recording = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Metered, Workers = 1 });
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;

        var multiply = accelerator.LoadStreamKernel<View, View, View>(Multiply);
        multiply(new KernelConfig(new Index2D(Side / Tile, Side / Tile), new Index2D(Tile, Tile)), a.View, b.View, c.View);
        accelerator.Synchronize();

        process.Refresh();
        Console.WriteLine($"{(process.PeakWorkingSet64 - before) / 1e6:0.0}");
    }

    public static void Multiply(View a, View b, View c)
    {
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, column) = (Grid.IdxY * Tile + y, Grid.IdxX * Tile + x);
        var left = SharedMemory.Allocate<float>(Tile * Tile);
        var right = SharedMemory.Allocate<float>(Tile * Tile);
        var sum = 0f;
        for (var k = 0; k < a.IntExtent.Y; k += Tile)
        {
            left[y * Tile + x] = a[row, k + x];
            right[y * Tile + x] = b[k + y, column];
            Group.Barrier();
            for (var i = 0; i < Tile; i++) sum += left[y * Tile + i] * right[i * Tile + x];
            Group.Barrier();
        }
        c[row, column] = sum;
    }
}
