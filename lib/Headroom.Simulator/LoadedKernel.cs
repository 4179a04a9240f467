using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>A kernel that has passed the load-time checks, ready for launches on one accelerator.</summary>
internal sealed class LoadedKernel
{
    /// <summary>Threads of a group where the accelerator chooses: what occupancy asks for on most GPUs.</summary>
    public const int AutoGroupSize = 256;

    private readonly SimulatedAccelerator _accelerator;
    private readonly KernelSource _source;
    private readonly int _groupSize;
    private readonly KernelSpecialization _specialization;

    internal LoadedKernel(SimulatedAccelerator accelerator, KernelSource source, int groupSize, KernelSpecialization specialization)
    {
        (_accelerator, _source, _groupSize, _specialization) = (accelerator, source, groupSize, specialization);
        KernelSignature.Check(source);
        KernelLegality.Check(source);
    }

    public void Launch(KernelConfig config, ReadOnlySpan<object?> args)
    {
        ObjectDisposedException.ThrowIf(_accelerator.IsDisposed, _accelerator);
        LaunchLimits.Check(_accelerator, config, _specialization);
        LaunchLimits.Check(_accelerator, _accelerator.Arena, _source, args);
        var recording = Recording.Current;
        var options = recording?.Options ?? LaunchOptions.Default;
        var report = Launches.Run(
            _accelerator, _source, config, args,
            options with { Output = _accelerator.Context.Properties.EnableIOOperations, Collects = recording is not null });
        recording?.Add(report);
    }

    /// <summary>Launches groups along X over the extent that is the first of <paramref name="args"/>.</summary>
    public void LaunchOver(ReadOnlySpan<object?> args)
    {
        var extent = KernelSignature.Extent(args[0]);
        var grid = new Index3D((int)(((long)extent.X + _groupSize - 1) / _groupSize), extent.Y, extent.Z);
        Launch(new KernelConfig(grid, new Index3D(_groupSize, 1, 1)), args);
    }
}
