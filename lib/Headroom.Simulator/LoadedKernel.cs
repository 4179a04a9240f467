using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>A kernel that has passed the load-time checks, ready for launches on one accelerator.</summary>
internal sealed class LoadedKernel
{
    /// <summary>Threads of a group where the accelerator chooses: what occupancy asks for on most GPUs.</summary>
    public const int AutoGroupSize = 256;

    private readonly SimulatedAccelerator accelerator;
    private readonly KernelSource source;
    private readonly int groupSize;
    private readonly KernelSpecialization specialization;

    internal LoadedKernel(SimulatedAccelerator accelerator, KernelSource source, int groupSize, KernelSpecialization specialization)
    {
        (this.accelerator, this.source, this.groupSize, this.specialization) = (accelerator, source, groupSize, specialization);
        KernelSignature.Check(source);
        KernelLegality.Check(source);
    }

    public void Launch(KernelConfig config, ReadOnlySpan<object?> args)
    {
        ObjectDisposedException.ThrowIf(accelerator.IsDisposed, accelerator);
        LaunchLimits.Check(accelerator, config, specialization);
        LaunchLimits.Check(accelerator, accelerator.Arena, source, args);
        var recording = Recording.Current;
        var options = recording?.Options ?? LaunchOptions.Default;
        var report = Launches.Run(
            accelerator, source, config, args,
            options with { Output = accelerator.Context.Properties.EnableIOOperations, Collects = recording is not null });
        recording?.Add(report);
    }

    /// <summary>Launches groups along X over the extent that is the first of <paramref name="args"/>.</summary>
    public void LaunchOver(ReadOnlySpan<object?> args)
    {
        var extent = KernelSignature.Extent(args[0]);
        var grid = new Index3D((int)(((long)extent.X + groupSize - 1) / groupSize), extent.Y, extent.Z);
        Launch(new KernelConfig(grid, new Index3D(groupSize, 1, 1)), args);
    }
}
