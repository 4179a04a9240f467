using System.Text;

namespace Headroom.Grading.Hosting;

/// <summary>The end of what a process printed, bounded, so that an endless printing loop costs 32 KB and no more.</summary>
internal sealed class Printed
{
    private const int Kept = 32 * 1024;
    private readonly StringBuilder _text = new();
    private readonly Lock _gate = new();

    public string Text
    {
        get
        {
            lock (_gate) return _text.ToString();
        }
    }

    public void Clear()
    {
        lock (_gate) _text.Clear();
    }

    public async Task Collect(TextReader from)
    {
        var block = new char[4096];
        int read;
        while ((read = await from.ReadAsync(block)) > 0) Add(block.AsSpan(0, read));
    }

    private void Add(ReadOnlySpan<char> block)
    {
        lock (_gate)
        {
            _text.Append(block);
            if (_text.Length > 2 * Kept) _text.Remove(0, _text.Length - Kept);
        }
    }
}
