using System.Threading.Channels;

namespace Headroom.Cli.Watching;

/// <summary>
/// Yields a file each time it was saved. Uses the system's events where a file written at the start is noticed, and looks at the
/// files every second where it is not (network drives, some container mounts).
/// </summary>
internal sealed class FileWatch(IReadOnlyList<string> files, IFileEvents events, string probeFolder)
{
    private readonly Channel<bool> _signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Seen> _seen = files.ToDictionary(file => file, Look);
    private bool _polling;

    /// <summary>How long the probe may take to be noticed.</summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A save is often several writes: wait until they are over.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(80);

    internal Action<string> WriteProbe { get; init; } = path => File.WriteAllText(path, "");

    /// <summary>True when the system's events work here; false when <see cref="Saves"/> will poll.</summary>
    public async Task<bool> Start(CancellationToken cancel)
    {
        var probe = Path.Combine(probeFolder, $".probe-{Guid.NewGuid():N}");
        var noticed = new TaskCompletionSource();
        void Notice(string path)
        {
            if (path == probe) noticed.TrySetResult();
        }
        try
        {
            events.Changed += Notice;
            events.Changed += _ => _signals.Writer.TryWrite(true);
            events.Start();
            WriteProbe(probe);
            await noticed.Task.WaitAsync(ProbeLimit, cancel);
            return true;
        }
        catch (Exception e) when (e is IOException or TimeoutException or UnauthorizedAccessException or PlatformNotSupportedException
            or ArgumentException)
        {
            _polling = true;
            return false;
        }
        finally
        {
            events.Changed -= Notice;
            File.Delete(probe);
        }
    }

    /// <summary>Files whose time or size changed, one at a time, until cancelled.</summary>
    public async IAsyncEnumerable<string> Saves([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            await Signal(cancel);
            foreach (var file in files)
            {
                var now = Look(file);
                if (now == _seen[file] || !now.Exists) continue;
                _seen[file] = now;
                yield return file;
            }
        }
    }

    private async Task Signal(CancellationToken cancel)
    {
        if (_polling)
        {
            await Task.Delay(PollInterval, cancel);
            return;
        }
        await _signals.Reader.ReadAsync(cancel);
        await Task.Delay(Settle, cancel);
    }

    private static Seen Look(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? new Seen(true, info.LastWriteTimeUtc, info.Length) : default;
    }

    private readonly record struct Seen(bool Exists, DateTime Written, long Length);
}
