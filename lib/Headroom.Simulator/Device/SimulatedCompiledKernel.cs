using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>A kernel that the metered GPU accepted.</summary>
public sealed class SimulatedCompiledKernel : CompiledKernel
{
    internal SimulatedCompiledKernel(Context context, EntryPoint entry) : base(context, entry, null) => Entry = entry;

    // The base class keeps its own to itself.
    internal EntryPoint Entry { get; }
}
