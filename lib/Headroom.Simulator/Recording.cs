namespace Headroom.Simulator;

/// <summary>Collects what happens from its start to its disposal, in this and in asynchronously called code, on any context.</summary>
/// <example><code>
/// using var recording = Recording.Start(new LaunchOptions { CheckRaces = true });
/// Solve(x, y);
/// var bytes = recording.Launches[0].Kernel;
/// </code></example>
public sealed class Recording : IDisposable
{
    private static readonly AsyncLocal<Recording?> Active = new();

    private readonly Recording? outer;
    private readonly List<LaunchReport> launches = [];
    private readonly List<Leak> leaks = [];
    private readonly List<Overrun> overruns = [];

    private Recording(LaunchOptions options)
    {
        Options = options;
        outer = Active.Value;
        Active.Value = this;
    }

    /// <summary>The innermost recording that is running, or null.</summary>
    public static Recording? Current => Active.Value;

    // Cancelling an outer recording ends launches of this one.
    internal IEnumerable<CancellationToken> Cancellations =>
        outer is null ? [Options.Cancellation] : [Options.Cancellation, .. outer.Cancellations];

    /// <summary>How launches run while this recording is the innermost.</summary>
    public LaunchOptions Options { get; }

    /// <summary>One report per launch, in order.</summary>
    public IReadOnlyList<LaunchReport> Launches
    {
        get
        {
            lock (launches)
                return [.. launches];
        }
    }

    /// <summary>Buffers that were still there when their accelerator or context was disposed.</summary>
    public IReadOnlyList<Leak> Leaks
    {
        get
        {
            lock (launches)
                return [.. leaks];
        }
    }

    /// <summary>Buffers whose guard bytes were changed.</summary>
    public IReadOnlyList<Overrun> Overruns
    {
        get
        {
            lock (launches)
                return [.. overruns];
        }
    }

    /// <summary>Starts a recording; null options mean <see cref="LaunchOptions.Default"/>.</summary>
    public static Recording Start(LaunchOptions? options = null) => new(options ?? LaunchOptions.Default);

    public void Dispose()
    {
        if (Active.Value == this)
            Active.Value = outer;
    }

    internal void Add(LaunchReport report)
    {
        lock (launches)
            launches.Add(report);
    }

    internal void Add(Leak leak)
    {
        lock (launches)
            leaks.Add(leak);
    }

    internal void Add(Overrun overrun)
    {
        lock (launches)
            overruns.Add(overrun);
    }
}
