using Headroom.Bench;
using Headroom.Bench.Runs;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Benching;

/// <summary>A run of claims: kept as it goes, gone on with, one at a time.</summary>
public sealed class RunTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _measured = [], _said = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_was_ended_goes_on_where_it_was()
    {
        Assert.Throws<InvalidOperationException>(() => Measure("build", new(), "a", "b", "broken", "c"));
        Assert.Equal(["a", "b", "broken"], _measured);
        _measured.Clear();

        Assert.Throws<InvalidOperationException>(() => Measure("build", new(), "a", "b", "broken", "c"));
        Assert.Equal(["broken"], _measured);
        Assert.Contains(_said, line => line.Contains("2 of 4 are measured"));
    }

    [Theory]
    [InlineData("another build", false)]
    [InlineData("build", true)]
    public void Another_build_and_fresh_begin_again(string build, bool fresh)
    {
        Measure("build", new() { Limit = TimeSpan.Zero }, "a", "b");
        _measured.Clear();
        Measure(build, new() { IsFresh = fresh }, "a", "b");
        Assert.Equal(["a", "b"], _measured);
    }

    [Fact]
    public void A_run_that_ended_is_begun_again()
    {
        Measure("build", new(), "a");
        Measure("build", new(), "a");
        Assert.Equal(["a", "a"], _measured);
    }

    [Fact]
    public void No_claim_is_begun_when_the_time_is_up_and_the_next_run_has_the_rest()
    {
        var first = Measure("build", new() { Limit = TimeSpan.FromTicks(1) }, "a", "b", "c");
        Assert.True(first.Count < 3);
        Assert.Contains(_said, line => line.Contains("are left. The same command goes on"));
        var all = Measure("build", new(), "a", "b", "c");
        Assert.Equal(["a", "b", "c"], all.Select(result => result.Id));
        Assert.Equal(["a", "b", "c"], _measured);
    }

    [Fact]
    public void Two_runs_at_once_are_refused()
    {
        using var file = new RunFile(_folder.Path);
        Assert.Contains("another ./course bench", Assert.Throws<InvalidOperationException>(() => new RunFile(_folder.Path)).Message);
    }

    [Fact]
    public void A_file_that_was_cut_off_begins_again()
    {
        _folder.Write("bench.json", """{"Build":"build","Claims":["a",""");
        Measure("build", new(), "a");
        Assert.Equal(["a"], _measured);
    }

    [Fact]
    public void A_run_of_yesterday_is_not_gone_on_with()
    {
        var began = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var run = new Run("build", ["a", "b"], began, []);
        Assert.True(run.GoesOnWith("build", ["a", "b"], began.AddHours(23)));
        Assert.False(run.GoesOnWith("build", ["a", "b"], began.AddHours(25)));
        Assert.False(run.GoesOnWith("build", ["b", "a"], began.AddHours(1)));
    }

    [Fact]
    public void Other_work_is_what_was_neither_idle_nor_waiting_for_a_disk() =>
        Assert.Equal(0.25, OtherWork.Share("cpu  100 0 50 1000 20 0 0 0 0 0", "cpu  110 0 60 1050 30 0 0 0 0 0"), 6);

    [Fact]
    public void Words_of_a_goal_say_which_way_is_good()
    {
        Assert.Equal("at most 2 s", Table.Goal(Claim("x") with { Goal = 2, Unit = "s" }));
        Assert.Equal("at least 1.5 x", Table.Goal(Claim("x") with { Goal = 1.5, Unit = "x", Better = Better.Higher }));
        Assert.Equal("none", Table.Goal(Claim("x") with { IsInformation = true }));
    }

    private IReadOnlyList<ClaimResult> Measure(string build, Options options, params string[] ids)
    {
        using var file = new RunFile(_folder.Path);
        return new Measuring(build, _said.Add).Measure([.. ids.Select(Claim)], options, file, _ => { });
    }

    private Claim Claim(string id) => new()
    {
        Id = id, What = id, Unit = "s", Goal = 1,
        Measure = _ =>
        {
            _measured.Add(id);
            return id == "broken" ? throw new InvalidOperationException("the machine went away") : [0.5];
        },
    };
}
