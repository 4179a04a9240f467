using ILGPU.Runtime;

namespace ILGPU.Simulation;

/// <summary>A kernel that has passed the load-time checks, ready for launches on one accelerator.</summary>
internal sealed class LoadedKernel
{
    /// <summary>Lanes of a group where the accelerator chooses: what occupancy asks for on most GPUs.</summary>
    public const int AutoGroupSize = 256;

    private readonly Accelerator accelerator;
    private readonly KernelSource source;
    private readonly int groupSize;
    private readonly KernelSpecialization specialization;

    private LoadedKernel(Accelerator accelerator, KernelSource source, int groupSize, KernelSpecialization specialization)
    {
        (this.accelerator, this.source, this.groupSize, this.specialization) = (accelerator, source, groupSize, specialization);
        KernelSignature.Check(source);
        KernelLegality.Check(source);
    }

    public static LoadedKernel Explicit(Accelerator accelerator, Delegate action, KernelSpecialization specialization)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(action);
        if (!specialization.IsCompatibleWith(accelerator))
            throw new NotSupportedException("The given kernel specialization is not compatible with the current accelerator.");
        return new(accelerator, new(action.Method, action.Target, IndexType.KernelConfig), 0, specialization);
    }

    /// <param name="accelerator">Where it will run.</param>
    /// <param name="action">The kernel: index first.</param>
    /// <param name="groupSize">Lanes of a group along X; 0 leaves the choice to the accelerator.</param>
    public static LoadedKernel Implicit(Accelerator accelerator, Delegate action, int groupSize)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfNegative(groupSize, "customGroupSize");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groupSize, accelerator.MaxNumThreadsPerGroup, "customGroupSize");
        return new(accelerator, new(action.Method, action.Target, KernelSignature.IndexTypeOf(action.Method)), groupSize == 0 ? AutoGroupSize : groupSize, default);
    }

    public void Launch(AcceleratorStream stream, KernelConfig config, ReadOnlySpan<object?> args)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Launch(config, args);
    }

    public void Launch(KernelConfig config, ReadOnlySpan<object?> args)
    {
        ObjectDisposedException.ThrowIf(accelerator.IsDisposed, accelerator);
        LaunchLimits.Check(accelerator, config, specialization);
        LaunchLimits.Check(accelerator, source, args);
        var recording = Recording.Current;
        var options = recording?.Options ?? LaunchOptions.Default;
        try
        {
            var report = Launches.Run(accelerator, source, config, args, options with { Output = accelerator.Context.Properties.EnableIOOperations });
            recording?.Add(report);
        }
        catch (KernelFault fault)
        {
            (fault.GridDim, fault.GroupDim) = (config.GridDim, config.GroupDim);
            throw;
        }
    }

    public void LaunchOver(AcceleratorStream stream, ReadOnlySpan<object?> args)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LaunchOver(args);
    }

    /// <summary>Launches groups along X over the extent that is the first of <paramref name="args"/>.</summary>
    public void LaunchOver(ReadOnlySpan<object?> args)
    {
        var extent = KernelSignature.Extent(args[0]);
        var grid = new Index3D((int)(((long)extent.X + groupSize - 1) / groupSize), extent.Y, extent.Z);
        Launch(new KernelConfig(grid, new Index3D(groupSize, 1, 1)), args);
    }
}
