using System.Text;

namespace Headroom.Grading.Hosting;

/// <summary>The end of what a process printed, bounded, so that an endless printing loop costs 32 KB and no more.</summary>
/// <param name="mark">A line of its own that the process writes where what belongs to one request ends.</param>
internal sealed class Printed(string mark)
{
    private const int Kept = 32 * 1024;

    // The process wrote the mark before it answered; it may be on its way.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly StringBuilder _text = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _marked = new();

    public string Text
    {
        get
        {
            lock (_gate) return _text.ToString();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _text.Clear();
            _marked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The text, once the mark has come.</summary>
    public async Task<string> Whole()
    {
        await Task.WhenAny(_marked.Task, Task.Delay(s_patience));
        return Text;
    }

    public async Task Collect(TextReader from)
    {
        var block = new char[4096];
        int read;
        while ((read = await from.ReadAsync(block)) > 0) Add(block.AsSpan(0, read));
    }

    public void Add(ReadOnlySpan<char> block)
    {
        lock (_gate)
        {
            _text.Append(block);
            // The mark may have come in two blocks.
            var begin = Math.Max(0, _text.Length - block.Length - mark.Length);
            if (_text.ToString(begin, _text.Length - begin).IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                _text.Length = begin + at;
                _marked.TrySetResult();
            }
            if (_text.Length > 2 * Kept) _text.Remove(0, _text.Length - Kept);
        }
    }
}
