namespace Headroom.Cli.Watching;

/// <summary>Tells which file of a folder was written.</summary>
internal interface IFileEvents : IDisposable
{
    /// <summary>Absolute paths, from any thread, possibly several times for one save.</summary>
    event Action<string>? Changed;

    /// <exception cref="IOException">The file system or the system's limits do not allow watching.</exception>
    void Start();
}

/// <summary>The system's own events.</summary>
internal sealed class SystemFileEvents(string folder) : IFileEvents
{
    private readonly FileSystemWatcher _watcher = new(folder)
    {
        IncludeSubdirectories = true,
        NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size,
    };

    public event Action<string>? Changed;

    public void Start()
    {
        _watcher.Changed += (_, change) => Changed?.Invoke(change.FullPath);
        _watcher.Created += (_, change) => Changed?.Invoke(change.FullPath);
        // Many editors write a neighbour and rename it over the file.
        _watcher.Renamed += (_, change) => Changed?.Invoke(change.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    public void Dispose() => _watcher.Dispose();
}
