using Headroom.Inference.Teams;

namespace Headroom.Tests.Inference.Teams;

public sealed class TeamTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Nobody_passes_a_meeting_before_all_have_come(int threads)
    {
        const int Rounds = 20, Phases = 10;
        using var team = new Team(threads);
        var (done, early) = (new int[threads], 0);
        for (var round = 0; round < Rounds; round++)
            team.Run(worker =>
            {
                for (var phase = 0; phase < Phases; phase++)
                {
                    var mine = ++done[worker];
                    team.Meet();
                    if (done.Any(others => others < mine)) Interlocked.Increment(ref early);
                    team.Meet();
                }
            });
        Assert.Equal(0, early);
        Assert.All(done, phases => Assert.Equal(Rounds * Phases, phases));
    }

    // Threads that fall asleep between two pieces of work, each in its own time, all wake for the next.
    [Fact]
    public void Work_after_pauses_of_any_length_reaches_every_thread()
    {
        using var team = new Team(4);
        var (runs, random) = (new int[4], new Random(3));
        for (var round = 0; round < 300; round++)
        {
            team.Run(worker => Interlocked.Increment(ref runs[worker]));
            if (round % 3 == 0) Thread.SpinWait(random.Next(20_000));
        }
        Assert.All(runs, count => Assert.Equal(300, count));
    }

    [Fact]
    public void A_failure_ends_the_work_of_all_and_the_team_goes_on()
    {
        using var team = new Team(3);
        var failure = Assert.Throws<InvalidDataException>(() => team.Run(worker =>
        {
            if (worker == 1) throw new InvalidDataException("here");
            team.Meet();
        }));
        Assert.Equal("here", failure.Message);
        var ran = 0;
        team.Run(_ =>
        {
            team.Meet();
            Interlocked.Increment(ref ran);
        });
        Assert.Equal(3, ran);
    }

    [Fact]
    public void Shares_are_whole_and_differ_by_one_at_most()
    {
        foreach (var count in (int[])[0, 1, 5, 24, 1000])
            foreach (var workers in (int[])[1, 2, 3, 7])
            {
                var shares = Enumerable.Range(0, workers).Select(worker => Team.Share(count, worker, workers)).ToList();
                Assert.Equal(Enumerable.Range(0, count),
                    shares.SelectMany(share => Enumerable.Range(share.First, share.End - share.First)));
                Assert.True(shares.Max(share => share.End - share.First) - shares.Min(share => share.End - share.First) <= 1);
            }
    }

    [Fact]
    public void A_team_has_a_thread_at_least() => Assert.Throws<ArgumentOutOfRangeException>(() => new Team(0));
}
