using Headroom.Simulator;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace ILGPU.Tests;

/// <summary>A context and its accelerator for one test, with launches in a given mode.</summary>
internal sealed class Device : IDisposable
{
    public Device(ExecutionMode mode = ExecutionMode.Threads, int? seed = null)
    {
        Recording = Recording.Start(new LaunchOptions { Mode = mode, LaneOrderSeed = seed });
        Context = Context.Create(builder => builder.Default().EnableAlgorithms());
        Accelerator = Context.CreateCPUAccelerator(0);
    }

    public Context Context { get; }

    public Accelerator Accelerator { get; }

    public Recording Recording { get; }

    public void Dispose()
    {
        Accelerator.Dispose();
        Context.Dispose();
        Recording.Dispose();
    }
}
