using ILGPU.Runtime;

namespace Headroom.Simulator.Testing;

/// <summary>A context and its metered GPU for one test, with launches in a given mode.</summary>
internal sealed class MeteredGpu : IDisposable
{
    public MeteredGpu(ExecutionMode mode = ExecutionMode.Metered, int? seed = null)
    {
        Recording = Recording.Start(new LaunchOptions { Mode = mode, LaneOrderSeed = seed });
        Context = Context.Create(builder => builder.Simulator().EnableAlgorithms());
        Accelerator = Context.CreateSimulator();
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
