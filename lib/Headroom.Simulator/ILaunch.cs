using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>One way of running a kernel over a grid.</summary>
internal interface ILaunch
{
    /// <summary>Runs every lane of the grid to its end.</summary>
    /// <param name="accelerator">The device: its arena and limits.</param>
    /// <param name="kernel">What to run.</param>
    /// <param name="config">Grid, group and dynamic shared memory; checked against the device's limits by the caller.</param>
    /// <param name="args">
    /// The kernel's arguments, boxed, one per parameter. For an implicitly grouped kernel the first is the extent (Index1D, 2D or 3D), in
    /// whose place each lane gets its own index.
    /// </param>
    /// <param name="options">Checks and order.</param>
    /// <exception cref="KernelFault">A lane did what no GPU would survive.</exception>
    LaunchReport Run(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options);
}
