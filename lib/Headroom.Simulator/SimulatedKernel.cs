using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>A kernel loaded on a metered GPU.</summary>
public sealed class SimulatedKernel : Kernel
{
    private readonly SimulatedCompiledKernel _compiled;
    private LoadedKernel? _loaded;

    internal SimulatedKernel(SimulatedAccelerator accelerator, SimulatedCompiledKernel compiled, MethodInfo? launcher)
        : base(accelerator, compiled, launcher) =>
        _compiled = compiled;

    /// <summary><see cref="Run"/>, for the launcher's code.</summary>
    internal static MethodInfo RunMethod { get; } =
        typeof(SimulatedKernel).GetMethod(nameof(Run), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Called by <see cref="Launcher"/>: the index or configuration first, then the kernel's arguments.</summary>
    internal void Run(int groupSize, object?[] values)
    {
        var kernel = _loaded ??= new((SimulatedAccelerator)Accelerator, new(_compiled.SourceMethod, _compiled.IndexType),
            groupSize == 0 ? LoadedKernel.AutoGroupSize : groupSize, _compiled.Specialization);
        if (_compiled.IndexType == IndexType.KernelConfig) kernel.Launch((KernelConfig)values[0]!, values.AsSpan(1));
        else kernel.LaunchOver(values);
    }

    /// <inheritdoc/>
    protected override void DisposeAcceleratorObject(bool disposing) { }
}
