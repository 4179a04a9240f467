using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>Random groups that write, read, signal and wait: what is reported is what is wrong, whatever the schedule.</summary>
public sealed class HandoverTests : IDisposable
{
    private const int Scripts = 400, Schedules = 3;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_race_is_reported_where_there_is_one_and_nowhere_else()
    {
        var racy = 0;
        for (var number = 0; number < Scripts; number++)
        {
            var script = HandoverScript.Random(new(number));
            racy += script.HasRace ? 1 : 0;
            for (var seed = 0; seed < Schedules; seed++)
            {
                var races = script.Run(_bench, number + seed).Report.Races;
                Assert.True(races.Count > 0 == script.HasRace, $"script {number}, schedule {seed}: {script.HasRace}: {script}");
            }
        }
        Assert.InRange(racy, Scripts / 5, Scripts * 4 / 5);
    }

    [Fact]
    public void Without_a_race_the_results_are_the_same_under_every_schedule()
    {
        var scripts = Enumerable.Range(Scripts, Scripts).Select(number => HandoverScript.Random(new(number)))
            .Where(script => !script.HasRace && script.Steps.Any(s => s.Step == Step.Wait)).Take(40).ToArray();

        Assert.Equal(40, scripts.Length);
        Assert.All(scripts, script =>
        {
            var sums = script.Run(_bench, 0).Sums;
            for (var seed = 1; seed < 8; seed++) Assert.Equal(sums, script.Run(_bench, seed).Sums);
        });
    }

    [Fact]
    public void One_seed_gives_one_schedule()
    {
        var script = HandoverScript.Random(new(3));
        Assert.Equal(script.Run(_bench, 5).Report.ToJson(), script.Run(_bench, 5).Report.ToJson());
    }
}
