using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>
/// Work that gets a line on the page once it takes longer than a second, and a new one each second after that. Short work shows nothing.
/// </summary>
internal sealed class LongWork : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string _what;
    private readonly Func<object, Action<object>?> _show;
    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly ITimer _timer;
    private Action<object>? _update;
    private bool _shown, _ended;

    public LongWork(string what, Func<object, Action<object>?> show, TimeProvider clock)
    {
        (_what, _show, _clock) = (what, show, clock);
        _begun = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Tell(), null, s_second, s_second);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            if (_shown && !_ended) _update?.Invoke(new StatusLine($"{_what}: took {Seconds:0.0} s"));
            _ended = true;
        }
    }

    private double Seconds => _clock.GetElapsedTime(_begun).TotalSeconds;

    // The last tick may come while the work ends; the page then keeps what the end said.
    private void Tell()
    {
        lock (_gate)
        {
            if (_ended) return;
            var line = new StatusLine($"{_what} ... {Seconds:0} s");
            if (_shown) _update?.Invoke(line);
            else _update = _show(line);
            _shown = true;
        }
    }
}
