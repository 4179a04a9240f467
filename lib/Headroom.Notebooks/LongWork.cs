using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>
/// Work that gets a line on the page once it takes longer than a second, and a new one each second after that. Short work shows nothing.
/// </summary>
internal sealed class LongWork : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly string what;
    private readonly Func<object, Action<object>?> show;
    private readonly TimeProvider clock;
    private readonly long begun;
    private readonly ITimer timer;
    private Action<object>? update;
    private bool shown, ended;

    public LongWork(string what, Func<object, Action<object>?> show, TimeProvider clock)
    {
        (this.what, this.show, this.clock) = (what, show, clock);
        begun = clock.GetTimestamp();
        timer = clock.CreateTimer(_ => Tell(), null, s_second, s_second);
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (shown && !ended) update?.Invoke(new StatusLine($"{what}: took {Seconds:0.0} s"));
            ended = true;
        }
    }

    private double Seconds => clock.GetElapsedTime(begun).TotalSeconds;

    // The last tick may come while the work ends; the page then keeps what the end said.
    private void Tell()
    {
        lock (gate)
        {
            if (ended) return;
            var line = new StatusLine($"{what} ... {Seconds:0} s");
            if (shown) update?.Invoke(line);
            else update = show(line);
            shown = true;
        }
    }
}
