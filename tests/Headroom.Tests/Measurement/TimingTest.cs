using Headroom.Measurement;
using Headroom.Testing;

namespace Headroom.Tests.Measurement;

[Machine]
public sealed class TimingTest
{
    private readonly ManualTime _clock = new();

    [Theory]
    [InlineData(3e-6)]
    [InlineData(1e-3)]
    [InlineData(2.0)]
    public void Finds_the_seconds_of_a_call(double seconds)
    {
        var report = Timing.Measure(() => _clock.Advance(seconds), clock: _clock);
        Assert.Equal(seconds, report.Median, seconds * 1e-9);
        Assert.Equal(0, report.Spread, 1e-9);
    }

    [Fact]
    public void Stays_within_the_budget_but_for_one_sample()
    {
        var started = _clock.GetTimestamp();
        Timing.Measure(() => _clock.Advance(0.03), TimeSpan.FromSeconds(1), _clock);
        Assert.InRange((_clock.GetTimestamp() - started) / 1e9, 0.9, 1.031);
    }

    [Fact]
    public void Quartiles_and_best_come_from_the_samples()
    {
        var report = TimingReport.From([4e-3, 1e-3, 2e-3, 5e-3, 3e-3]);
        Assert.Equal(new TimingReport(3e-3, 2e-3, 4e-3, 1e-3, 5), report);
        Assert.Equal(2.0 / 3, report.Spread, 1e-12);
        Assert.Equal("3 ms (2 ms to 4 ms)", report.ToString());
    }
}
