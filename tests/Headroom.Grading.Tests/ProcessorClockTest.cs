namespace Headroom.Grading.Tests;

public sealed class ProcessorClockTest
{
    [Fact]
    public void It_never_runs_backwards_and_moves_while_this_process_works()
    {
        var clock = ProcessorClock.OrSystem;
        var (first, last) = (clock.GetTimestamp(), 0L);
        while (last < first + clock.TimestampFrequency / 1000)
        {
            var now = clock.GetTimestamp();
            Assert.True(now >= last);
            last = now;
        }
    }

    [Fact]
    public void Its_ticks_have_a_length() => Assert.True(ProcessorClock.OrSystem.TimestampFrequency >= 1_000_000);
}
