using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Headroom.Grading.Hosting;

/// <summary>
/// The lines that a grader host is asked with, read by a thread of their own: whoever asks may end in the middle of a check that has no
/// end, and then the host ends too.
/// </summary>
internal sealed class Requests : IDisposable
{
    private readonly BlockingCollection<string> _waiting = [];
    private volatile bool _isAnswering;

    public Requests(Stream input)
    {
        var reader = new StreamReader(input, new UTF8Encoding(false));
        new Thread(() => Read(reader)) { IsBackground = true, Name = "requests" }.Start();
    }

    /// <summary>Waits for the next; null when there are no more.</summary>
    public string? Next()
    {
        _isAnswering = false;
        if (!_waiting.TryTake(out var line, Timeout.Infinite)) return null;
        _isAnswering = true;
        return line;
    }

    public void Dispose() => _waiting.Dispose();

    private void Read(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) _waiting.Add(line);
        _waiting.CompleteAdding();
        if (!_isAnswering) return;
        using var own = Process.GetCurrentProcess();
        own.Kill(); // nobody hears the answer any more
    }
}
