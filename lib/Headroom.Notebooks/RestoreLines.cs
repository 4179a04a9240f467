using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>What a program says while it works, as one line of the page that changes; a program that says nothing shows nothing.</summary>
internal sealed class RestoreLines(Func<object, Action<object>?> show) : IDisposable
{
    private readonly Lock _gate = new();
    private Action<object>? _update;
    private bool _shown, _ended;

    public void Tell(string line)
    {
        lock (_gate)
        {
            if (_ended) return;
            if (_shown) _update?.Invoke(new StatusLine(line));
            else _update = show(new StatusLine(line));
            _shown = true;
        }
    }

    /// <summary>The line stays as it is.</summary>
    public void Dispose()
    {
        lock (_gate) _ended = true;
    }
}
