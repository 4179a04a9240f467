using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>A device and the two ways of running a kernel on it, without the loaders in between.</summary>
internal sealed class Bench : IDisposable
{
    private readonly Context _context = Context.Create(builder => builder.Simulator().EnableAlgorithms());

    public Bench() => Accelerator = _context.CreateSimulator();

    public Accelerator Accelerator { get; }

    public MemoryBuffer1D<T, Stride1D.Dense> Buffer<T>(params T[] data) where T : unmanaged
    {
        var buffer = Accelerator.Allocate1D<T>(data.Length);
        buffer.CopyFromCPU(data);
        return buffer;
    }

    /// <summary>An explicitly grouped kernel.</summary>
    public LaunchReport Run(Delegate kernel, KernelConfig config, LaunchOptions? options, params object?[] args) =>
        Launch(new KernelSource(kernel.Method, IndexType.KernelConfig), config, options, args);

    /// <summary>An implicitly grouped kernel over an extent, in groups of 128.</summary>
    public LaunchReport RunOver(int extent, Delegate kernel, LaunchOptions? options, params object?[] args) =>
        Launch(new KernelSource(kernel.Method, IndexType.Index1D), new KernelConfig((extent + 127) / 128, 128), options,
            [new Index1D(extent), .. args]);

    private LaunchReport Launch(KernelSource source, KernelConfig config, LaunchOptions? options, object?[] args)
    {
        options ??= new LaunchOptions();
        return new RewrittenLaunch().Run(Accelerator, source, config, args, options);
    }

    public void Dispose()
    {
        Accelerator.Dispose();
        _context.Dispose();
    }
}
