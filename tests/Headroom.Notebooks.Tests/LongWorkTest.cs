using Headroom.Testing;

namespace Headroom.Notebooks.Tests;

[Machine]
public sealed class LongWorkTest
{
    private readonly ManualClock clock = new();
    private readonly List<string> page = [];

    [Fact]
    public void Short_work_shows_nothing()
    {
        using (Begin()) clock.Pass(0.9);
        Assert.Empty(page);
    }

    [Fact]
    public void Long_work_has_one_line_that_changes_each_second_and_ends_with_what_it_took()
    {
        using (Begin())
        {
            clock.Pass(1);
            clock.Pass(1);
            clock.Pass(0.5);
        }
        Assert.Equal(["show: counting ... 1 s", "update: counting ... 2 s", "update: counting: took 2.5 s"], page);
    }

    [Fact]
    public void A_tick_after_the_end_says_nothing()
    {
        var work = Begin();
        clock.Pass(1);
        var late = clock.Tick!;
        work.Dispose();
        late();
        work.Dispose();
        Assert.Equal(["show: counting ... 1 s", "update: counting: took 1.0 s"], page);
    }

    [Fact]
    public void Where_no_notebook_runs_nothing_is_shown_and_nothing_fails()
    {
        using var work = new LongWork("counting", _ => null, clock);
        clock.Pass(1);
        clock.Pass(1);
    }

    private LongWork Begin() => new("counting", line =>
    {
        page.Add($"show: {line}");
        return next => page.Add($"update: {next}");
    }, clock);

    /// <summary>Time passes when a test says so; a timer ticks once for each whole second that is reached.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private double seconds;

        public Action? Tick { get; private set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(seconds * 1000);

        public void Pass(double time)
        {
            var before = Math.Floor(seconds);
            seconds += time;
            if (Math.Floor(seconds) > before) Tick?.Invoke();
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
