using System.Text;

namespace Headroom.Grading.Hosting;

/// <summary>The end of what a process printed, bounded, so that an endless printing loop costs 32 KB and no more.</summary>
internal sealed class Printed
{
    private const int Kept = 32 * 1024;
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    public string Text
    {
        get
        {
            lock (gate) return text.ToString();
        }
    }

    public void Clear()
    {
        lock (gate) text.Clear();
    }

    public async Task Collect(TextReader from)
    {
        var block = new char[4096];
        int read;
        while ((read = await from.ReadAsync(block)) > 0) Add(block.AsSpan(0, read));
    }

    private void Add(ReadOnlySpan<char> block)
    {
        lock (gate)
        {
            text.Append(block);
            if (text.Length > 2 * Kept) text.Remove(0, text.Length - Kept);
        }
    }
}
