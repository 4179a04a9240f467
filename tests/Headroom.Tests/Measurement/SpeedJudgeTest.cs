using System.Globalization;
using System.Runtime.CompilerServices;
using Headroom.Measurement;

namespace Headroom.Tests.Measurement;

/// <summary>The judge of timings on timings that were recorded or drawn: no verdict here depends on this machine.</summary>
public sealed class SpeedJudgeTest
{
    private const double Required = 0.72; // 01.6's triad

    [Theory]
    [InlineData("cached-once", SpeedGrade.Kept)]
    [InlineData("cached-twice", SpeedGrade.Missed)]
    [InlineData("memory-once", SpeedGrade.Kept)]
    [InlineData("memory-twice", SpeedGrade.Missed)]
    [InlineData("busy-once", SpeedGrade.Kept)]
    [InlineData("busy-twice", SpeedGrade.Missed)]
    [InlineData("shared-once", SpeedGrade.Kept)]
    [InlineData("shared-twice", SpeedGrade.Missed)]
    public void A_recorded_timing_has_its_grade(string recording, SpeedGrade grade)
    {
        var (candidate, baseline) = Recorded(recording);
        Assert.Equal(grade, Grade(candidate, baseline));
    }

    [Theory]
    [InlineData("cached-once")]
    [InlineData("cached-twice")]
    public void A_machine_three_times_slower_grades_the_same_and_one_with_time_for_few_samples_not_otherwise(string recording)
    {
        var (candidate, baseline) = Recorded(recording);
        var grade = Grade(candidate, baseline);
        Assert.Equal(grade, Slower(3));
        Assert.Contains(Slower(30), (SpeedGrade[])[grade, SpeedGrade.Inconclusive]);

        SpeedGrade Slower(double times) => Grade([.. candidate.Select(s => times * s)], [.. baseline.Select(s => times * s)]);
    }

    // Two passes take 1.5 times as long at least; a stolen turn adds to both sides, so the median of their ratios goes towards 1.
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(2)]
    [InlineData(8)]
    public void Whatever_the_noise_two_passes_are_never_kept_and_one_never_missed(double noise)
    {
        var wrong = new List<string>();
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            // seconds; others take noise x 20 ms on average
            double Sample(double work) => work + -Math.Log(1 - random.NextDouble()) * noise * 0.02;
            if (Grade(Draw(1.5), Draw(1)) == SpeedGrade.Kept) wrong.Add($"seed {seed}: two passes kept");
            if (Grade(Draw(1.05), Draw(1)) == SpeedGrade.Missed) wrong.Add($"seed {seed}: one pass missed");

            double[] Draw(double times) => [.. Enumerable.Range(0, 40).Select(_ => Sample(0.02 * times))];
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Noise_as_large_as_the_work_is_inconclusive()
    {
        var random = new Random(3);
        double[] Draw(double seconds) => [.. Enumerable.Range(0, 40).Select(_ => seconds * Math.Exp(1.5 * (random.NextDouble() - 0.5)))];
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(SpeedGrade.Inconclusive, Grade(Draw(0.02), Draw(0.02 * Required))));
    }

    [Fact]
    public void A_candidate_too_slow_for_many_samples_is_missed_by_its_fastest() =>
        Assert.Equal(SpeedGrade.Missed, Grade([1.9, 1.9, 1.9, 1.9], [0.02, 0.02, 0.02, 0.02]));

    [Fact]
    public void Fifteen_times_slower_is_missed_even_where_the_baseline_is_not_quiet()
    {
        double[] baseline = [0.0126, 0.0210, 0.0125, 0.0190, 0.0230, 0.0130, 0.0200, 0.0180];
        Assert.Equal(SpeedGrade.Missed, Grade([0.19, 0.194, 0.19, 0.198], baseline));
        Assert.Equal(SpeedGrade.Missed, Grade([0.19, 0.194, 0.19, 0.198], baseline, seconds: 1.5)); // time for two groups
    }

    [Fact]
    public void Fewer_samples_than_a_bound_needs_are_inconclusive() =>
        Assert.Equal(SpeedGrade.Inconclusive, Grade([0.9, 0.9, 0.9, 0.9], [0.8, 0.8, 0.8, 0.8]));

    // The n-th call of a side takes its n-th recorded time; a comparison that asks for more begins again.
    private static SpeedGrade Grade(double[] candidate, double[] baseline, double seconds = 4)
    {
        var clock = new ManualTime();
        var (c, b) = (0, 0);
        var report = PairedTiming.Compare<int>(
            _ => clock.Advance(candidate[c++ % candidate.Length]),
            _ => clock.Advance(baseline[b++ % baseline.Length]),
            i => i,
            new()
            {
                RequiredRatio = Required, Margin = 0, EarlyConfidence = 0.99, WarmUp = TimeSpan.Zero,
                Budget = TimeSpan.FromSeconds(seconds), MaximumBatch = 1, Clock = clock,
            });
        return SpeedJudge.Judge(report).Grade;
    }

    private static (double[] Candidate, double[] Baseline) Recorded(string name, [CallerFilePath] string file = "")
    {
        var groups = File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "Recorded", name + ".txt"))
            .Select(line => line.Split(' ').Select(us => 1e-6 * double.Parse(us, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return ([.. groups.SelectMany(g => (double[])[g[0], g[3]])], [.. groups.SelectMany(g => (double[])[g[1], g[2]])]);
    }
}
