using FsCheck;
using FsCheck.Fluent;
using Headroom.Measurement;
using Headroom.Testing;

namespace Headroom.Tests.Measurement;

/// <summary>All on a clock that only the timed work moves, so every verdict is certain.</summary>
[Machine]
public sealed class PairedTimingTest
{
    private readonly ManualTime _clock = new();

    [Theory]
    [InlineData(1.0, 2.0, 1.5, Verdict.Faster)]
    [InlineData(2.0, 1.0, 1.0, Verdict.Slower)]
    [InlineData(1.0, 1.0, 1.2, Verdict.Slower)]
    [InlineData(1.0, 1.0, 1.0, Verdict.Faster)]
    [InlineData(1.02, 1.0, 1.0, Verdict.Slower)]
    public void Steady_times_give_a_certain_verdict(double candidate, double baseline, double required, Verdict verdict)
    {
        var report = Compare(() => candidate * 1e-3, () => baseline * 1e-3, required);
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(baseline / candidate, report.Ratio.Median, 1e-9);
        Assert.Equal(candidate * 1e-3, report.Candidate.Median, 1e-12);
        Assert.Equal(baseline * 1e-3, report.Baseline.Median, 1e-12);
    }

    [Fact]
    public void A_certain_verdict_stops_early()
    {
        var report = Compare(() => 1e-3, () => 2e-3, 1);
        Assert.Equal(11, report.Ratio.Count); // the least that supports 99.9 %
    }

    [Fact]
    public void Noise_around_the_required_ratio_is_too_noisy()
    {
        var random = new Random(7);
        var report = Compare(() => 1e-3 * (1 + random.NextDouble()), () => 1e-3 * (1 + random.NextDouble()), 1, margin: 0.01);
        Assert.Equal(Verdict.TooNoisy, report.Verdict);
        Assert.False(report.IsMet);
        Assert.Equal(60, report.Ratio.Count);
    }

    [Fact]
    public void A_little_noise_around_the_required_ratio_is_the_same()
    {
        var random = new Random(7);
        var report = Compare(() => 1e-3 * (1 + 0.02 * random.NextDouble()), () => 1e-3 * (1 + 0.02 * random.NextDouble()), 1);
        Assert.Equal(Verdict.Same, report.Verdict);
        Assert.True(report.IsMet);
    }

    [Fact]
    public void A_machine_that_slows_down_steadily_hits_both_sides_alike()
    {
        var slower = 1.0;
        var report = Compare(() => 1e-3 * (slower *= 1.001), () => 1.5e-3 * (slower *= 1.001), 1.4);
        Assert.Equal(1.5, report.Ratio.Median, 0.0025);
        Assert.Equal(Verdict.Faster, report.Verdict);
    }

    [Fact]
    public void One_wild_pause_in_five_calls_does_not_change_the_verdict()
    {
        var calls = 0;
        double Pause() => calls++ % 5 == 0 ? 50e-3 : 0;
        var report = PairedTiming.Compare<int>(_ => Spend(1e-3 + Pause()), _ => Spend(3e-3), i => i,
            Options(2) with { Budget = TimeSpan.FromSeconds(30), MaximumGroups = 200, WarmUp = TimeSpan.Zero });
        Assert.Equal(Verdict.Faster, report.Verdict);
        Assert.Equal(3, report.Ratio.Median, 1e-9);
        Assert.Equal(1e-3, report.Candidate.Median, 1e-12);
    }

    [Fact]
    public void Short_calls_are_batched_until_the_clock_can_see_them()
    {
        var report = Compare(() => 2e-6, () => 4e-6, 1);
        Assert.Equal(256, report.BatchSize); // 256 x 2 us is the first power of two past 0.5 ms
        Assert.Equal(2e-6, report.Candidate.Median, 1e-12);
    }

    [Fact]
    public void Every_call_gets_a_fresh_input_and_both_sides_get_equal_ones()
    {
        var made = new List<(int Number, object Input)>();
        var (ours, theirs) = (new List<object>(), new List<object>());
        PairedTiming.Compare<object>(
            input => { ours.Add(input); Spend(1e-3); },
            input => { theirs.Add(input); Spend(2e-3); },
            i => { var input = new object(); made.Add((i, input)); return input; },
            Options(1));
        Assert.Equal(ours.Count + theirs.Count, ours.Concat(theirs).Distinct().Count());
        var number = made.ToDictionary(pair => pair.Input, pair => pair.Number);
        int[] ourNumbers = [.. ours.Select(input => number[input])], theirNumbers = [.. theirs.Select(input => number[input])];
        Assert.Equal(ourNumbers.Length, ourNumbers.Distinct().Count());
        // Eleven groups of two numbers, in the order of the groups; before them, warm-up has numbers of its own.
        Assert.Equal(ourNumbers[^22..], theirNumbers[^22..]);
    }

    [Fact]
    public void The_sides_alternate_as_c_b_b_c_and_its_mirror_image()
    {
        var order = new List<char>();
        PairedTiming.Compare<int>(_ => { order.Add('c'); Spend(1e-3); }, _ => { order.Add('b'); Spend(1e-3); }, i => i, Options(1.5));
        Assert.EndsWith("cbbcbccbcbbc", new string([.. order]));
        Assert.Equal(order.Count(side => side == 'c'), order.Count(side => side == 'b'));
    }

    [Fact]
    public void Making_inputs_and_rechecking_are_not_timed()
    {
        var report = PairedTiming.Compare<int, int>(
            input => { Spend(1e-3); return input * 2; },
            input => { Spend(2e-3); return input * 2; },
            i => { Spend(5e-3); return i; },
            Options(1) with { Budget = TimeSpan.FromSeconds(20) },
            (i, input, result) => { Spend(7e-3); Assert.Equal((i, 2 * i), (input, result)); });
        Assert.Equal(2, report.Ratio.Median, 1e-9);
    }

    [Fact]
    public void A_wrong_result_of_a_timed_call_surfaces()
    {
        var calls = 0;
        var error = Assert.Throws<InvalidOperationException>(() => PairedTiming.Compare<int, int>(
            input => { Spend(1e-3); return calls++ < 50 ? input : 0; }, // right at first, lazy later
            input => { Spend(1e-3); return input; },
            i => i + 1,
            Options(1),
            (_, input, result) => { if (result != input) throw new InvalidOperationException($"call on {input} returned {result}"); }));
        Assert.EndsWith("returned 0", error.Message);
    }

    [Fact]
    public void A_call_faster_than_the_hardware_can_be_is_rejected()
    {
        var report =
            PairedTiming.Compare<int>(_ => Spend(1e-6), _ => Spend(2e-3), i => i, Options(1) with { Floor = TimeSpan.FromMilliseconds(1) });
        Assert.Equal(Verdict.BelowFloor, report.Verdict);
        Assert.Contains("the work was not done", report.ToString());
    }

    [Fact]
    public void The_budget_holds_for_calls_of_any_length() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (a, b) =>
        {
            var (candidate, baseline) = (a.Get * 0.37e-3, b.Get * 0.41e-3);
            var report = Compare(() => candidate, () => baseline, 1);
            // Warm-up and batch search call each side at least twice, the first group twice more.
            return report.Elapsed <= Math.Max(2.0, 5 * (candidate + baseline)) + 1e-9;
        }));

    [Fact]
    public void Calls_as_long_as_the_budget_are_too_noisy_to_judge()
    {
        var report = Compare(() => 1.5, () => 3, 1);
        Assert.Equal(Verdict.TooNoisy, report.Verdict);
        Assert.Equal(1, report.Ratio.Count);
    }

    [Fact]
    public void Scaling_both_times_leaves_the_ratio() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (a, b) =>
        {
            var plain = Compare(() => a.Get * 1e-4, () => b.Get * 1e-4, 1);
            var scaled = Compare(() => a.Get * 4e-4, () => b.Get * 4e-4, 1);
            return Math.Abs(plain.Ratio.Median / scaled.Ratio.Median - 1) < 1e-9;
        }));

    [Fact]
    public void Prints_one_line() => Assert.Equal(
        "2.00x (2.00 to 2.00) of the baseline's speed, required 1.50x: reached; 1 ms against 2 ms per call",
        Compare(() => 1e-3, () => 2e-3, 1.5).ToString());

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Compare(() => 1, () => 1, required: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compare(() => 1, () => 1, 1, margin: 1));
    }

    [Fact]
    public void On_the_real_clock_ten_times_the_work_is_slower()
    {
        static double Sum(double[] values, int times)
        {
            var sum = 0.0;
            for (var t = 0; t < times; t++) foreach (var value in values) sum += value;
            return sum;
        }
        var report = PairedTiming.Compare(v => Sum(v, 10), v => Sum(v, 1), i => Enumerable.Repeat((double)i, 20_000).ToArray());
        Assert.True(report.Verdict is Verdict.Slower or Verdict.TooNoisy, report.ToString());
        Assert.True(report.Ratio.Median < 1, report.ToString());
    }

    private PairedTimingReport Compare(Func<double> candidate, Func<double> baseline, double required, double margin = 0.05) =>
        PairedTiming.Compare<int>(_ => Spend(candidate()), _ => Spend(baseline()), i => i, Options(required) with { Margin = margin });

    private PairedTimingOptions Options(double required) => new() { RequiredRatio = required, Clock = _clock };

    private void Spend(double seconds) => _clock.Advance(seconds);
}
