namespace ILGPU.Simulation.Threads;

/// <summary>A thread that runs lanes. It is the only one awake while it holds the baton.</summary>
internal sealed class Carrier : IDisposable
{
    private readonly AutoResetEvent turn = new(initialState: false);

    /// <summary>The thread; null for the one that launched the kernel.</summary>
    public Thread? Thread { get; init; }

    /// <summary>Gives this carrier the baton.</summary>
    public void Wake() => turn.Set();

    /// <summary>Sleeps until somebody gives the baton.</summary>
    public void Sleep() => turn.WaitOne();

    public void Dispose() => turn.Dispose();
}
