using Headroom.Testing;

namespace Headroom.Notebooks.Tests;

[Machine]
public sealed class LongWorkTest
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _page = [];

    [Fact]
    public void Short_work_shows_nothing()
    {
        using (Begin()) _clock.Pass(0.9);
        Assert.Empty(_page);
    }

    [Fact]
    public void Long_work_has_one_line_that_changes_each_second_and_ends_with_what_it_took()
    {
        using (Begin())
        {
            _clock.Pass(1);
            _clock.Pass(1);
            _clock.Pass(0.5);
        }
        Assert.Equal(["show: counting ... 1 s", "update: counting ... 2 s", "update: counting: took 2.5 s"], _page);
    }

    [Fact]
    public void A_tick_after_the_end_says_nothing()
    {
        var work = Begin();
        _clock.Pass(1);
        var late = _clock.Tick!;
        work.Dispose();
        late();
        work.Dispose();
        Assert.Equal(["show: counting ... 1 s", "update: counting: took 1.0 s"], _page);
    }

    [Fact]
    public void Where_no_notebook_runs_nothing_is_shown_and_nothing_fails()
    {
        using var work = new LongWork("counting", _ => null, _clock);
        _clock.Pass(1);
        _clock.Pass(1);
    }

    private LongWork Begin() => new("counting", line =>
    {
        _page.Add($"show: {line}");
        return next => _page.Add($"update: {next}");
    }, _clock);

    /// <summary>Time passes when a test says so; a timer ticks once for each whole second that is reached.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private double _seconds;

        public Action? Tick { get; private set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(_seconds * 1000);

        public void Pass(double time)
        {
            var before = Math.Floor(_seconds);
            _seconds += time;
            if (Math.Floor(_seconds) > before) Tick?.Invoke();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Tick = () => callback(state);
            return new Timer(this);
        }

        private sealed class Timer(ManualClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => clock.Tick = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
