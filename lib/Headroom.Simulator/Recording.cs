namespace Headroom.Simulator;

/// <summary>Collects what happens from its start to its disposal, in this and in asynchronously called code, on any context.</summary>
/// <example><code>
/// using var recording = Recording.Start(new LaunchOptions { CheckRaces = true });
/// Solve(x, y);
/// var bytes = recording.Launches[0].Kernel;
/// </code></example>
public sealed class Recording : IDisposable
{
    private static readonly AsyncLocal<Recording?> s_active = new();

    private readonly Recording? _outer;
    private readonly List<LaunchReport> _launches = [];
    private readonly List<Leak> _leaks = [];
    private readonly List<Overrun> _overruns = [];
    private readonly HostCopies _toHost = new();
    private readonly HostCopies? _outerToHost;

    private Recording(LaunchOptions options)
    {
        Options = options;
        _outer = s_active.Value;
        s_active.Value = this;
        (_outerToHost, HostCopies.Current) = (HostCopies.Current, _toHost);
    }

    /// <summary>The innermost recording that is running, or null.</summary>
    public static Recording? Current => s_active.Value;

    // Cancelling an outer recording ends launches of this one.
    internal IEnumerable<CancellationToken> Cancellations =>
        _outer is null ? [Options.Cancellation] : [Options.Cancellation, .. _outer.Cancellations];

    /// <summary>How launches run while this recording is the innermost.</summary>
    public LaunchOptions Options { get; }

    /// <summary>One report per launch, in order.</summary>
    public IReadOnlyList<LaunchReport> Launches
    {
        get
        {
            lock (_launches)
                return [.. _launches];
        }
    }

    /// <summary>Buffers that were still there when their accelerator or context was disposed.</summary>
    public IReadOnlyList<Leak> Leaks
    {
        get
        {
            lock (_launches)
                return [.. _leaks];
        }
    }

    /// <summary>Buffers whose guard bytes were changed.</summary>
    public IReadOnlyList<Overrun> Overruns
    {
        get
        {
            lock (_launches)
                return [.. _overruns];
        }
    }

    /// <summary>Bytes that were copied from a device to the host, which waits for what was launched before.</summary>
    public long BytesToHost => _toHost.Bytes;

    /// <summary>Starts a recording; null options mean <see cref="LaunchOptions.Default"/>.</summary>
    public static Recording Start(LaunchOptions? options = null) => new(options ?? LaunchOptions.Default);

    public void Dispose()
    {
        if (s_active.Value == this)
            s_active.Value = _outer;
        if (HostCopies.Current == _toHost)
            HostCopies.Current = _outerToHost;
    }

    internal void Add(LaunchReport report)
    {
        lock (_launches)
            _launches.Add(report);
    }

    internal void Add(Leak leak)
    {
        lock (_launches)
            _leaks.Add(leak);
    }

    internal void Add(Overrun overrun)
    {
        lock (_launches)
            _overruns.Add(overrun);
    }
}
