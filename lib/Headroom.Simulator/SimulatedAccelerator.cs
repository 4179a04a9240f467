using System.Diagnostics;
using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>The metered GPU in use. What is called on it is ILGPU's own; launches run rewritten kernels that count.</summary>
public sealed class SimulatedAccelerator : KernelAccelerator<SimulatedCompiledKernel, SimulatedKernel>
{
    internal SimulatedAccelerator(Context context) : base(context, VerifiedDevice())
    {
        NativePtr = 1; // no handle; ILGPU wants one that is not 0
        Bind();
        DefaultStream = CreateStreamInternal();
        Init(new SimulatorBackend(context, Device));
        SpecializedKernels.Watch(this);
        // Raised before ILGPU disposes what the accelerator owns: what is still there was left behind.
        Disposed += (_, _) => ReportLeaks();
        var open = OpenAccelerators.Of(context);
        open.Add(this);
        Disposed += (_, _) => open.Remove(this);
    }

    private static SimulatedDevice VerifiedDevice()
    {
        PackageNames.Verify();
        CapturingKernels.Watch();
        return SimulatedDevice.OfAccelerator();
    }

    /// <summary>The memory of this device.</summary>
    internal Arena Arena { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: extensions are libraries of a vendor, such as cuBLAS.</exception>
    public override TExtension CreateExtension<TExtension, TExtensionProvider>(TExtensionProvider provider) =>
        throw new NotSupportedException($"{typeof(TExtension).Name} has no implementation for the simulated GPU");

    /// <inheritdoc/>
    protected override AcceleratorStream CreateStreamInternal() => new SimulatedStream(this);

    /// <inheritdoc/>
    protected override void SynchronizeInternal() { }

    /// <inheritdoc/>
    protected override MemoryBuffer AllocateRawInternal(long length, int elementSize) =>
        new SimulatedBuffer(this, Arena, length, elementSize, Caller(), overrun: name => Recording.Current?.Add(new Overrun(name)));

    // Walking the stack costs some 50 us, so only a recording asks for it.
    private static SourceLine? Caller() => Recording.Current is null ? null : StackLines.Of(new StackTrace(fNeedFileInfo: true));

    /// <inheritdoc/>
    protected override void OnBind() { }

    /// <inheritdoc/>
    protected override void OnUnbind() { }

    /// <inheritdoc/>
    protected override bool CanAccessPeerInternal(Accelerator otherAccelerator) => false;

    /// <inheritdoc/>
    protected override void EnablePeerAccessInternal(Accelerator otherAccelerator) =>
        throw new NotSupportedException("the simulated GPU reads no other device's memory; copy the buffer");

    /// <inheritdoc/>
    protected override void DisablePeerAccessInternal(Accelerator otherAccelerator) { }

    /// <inheritdoc/>
    protected override int EstimateMaxActiveGroupsPerMultiprocessorInternal(
        Kernel kernel, int groupSize, int dynamicSharedMemorySizeInBytes) =>
        Math.Max(1, MaxNumThreadsPerMultiprocessor / groupSize);

    /// <inheritdoc/>
    protected override int EstimateGroupSizeInternal(
        Kernel kernel, Func<int, int> computeSharedMemorySize, int maxGroupSize, out int minGridSize) =>
        Estimate(maxGroupSize, out minGridSize);

    /// <inheritdoc/>
    protected override int EstimateGroupSizeInternal(
        Kernel kernel, int dynamicSharedMemorySizeInBytes, int maxGroupSize, out int minGridSize) =>
        Estimate(maxGroupSize, out minGridSize);

    private int Estimate(int maxGroupSize, out int minGridSize)
    {
        minGridSize = NumMultiprocessors;
        return maxGroupSize > 0 ? Math.Min(maxGroupSize, LoadedKernel.AutoGroupSize) : LoadedKernel.AutoGroupSize;
    }

    /// <inheritdoc/>
    protected override PageLockScope<T> CreatePageLockFromPinnedInternal<T>(IntPtr pinned, long numElements) =>
        new NoPageLock<T>(this, pinned, numElements);

    /// <inheritdoc/>
    protected override SimulatedKernel CreateKernel(SimulatedCompiledKernel compiledKernel) => new(this, compiledKernel, null);

    /// <inheritdoc/>
    protected override SimulatedKernel CreateKernel(SimulatedCompiledKernel compiledKernel, MethodInfo launcher) =>
        new(this, compiledKernel, launcher);

    /// <inheritdoc/>
    protected override MethodInfo GenerateKernelLauncherMethod(SimulatedCompiledKernel kernel, int customGroupSize) =>
        Launcher.Emit(kernel, SimulatedKernel.RunMethod, customGroupSize);

    /// <inheritdoc/>
    protected override void DisposeAccelerator_SyncRoot(bool disposing)
    {
        if (disposing) Arena.Dispose();
    }

    private void ReportLeaks()
    {
        if (Recording.Current is not { } recording) return;
        foreach (var allocation in Arena.Allocations)
            if (allocation.Kind == AllocationKind.Device)
                recording.Add(new Leak(allocation.Name, (long)allocation.Bytes, allocation.AllocatedAt));
    }
}
