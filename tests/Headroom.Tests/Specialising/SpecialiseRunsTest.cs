using Headroom.Specialising;

namespace Headroom.Tests.Specialising;

public sealed class SpecialiseRunsTest
{
    private static readonly SpecialiseRuns s_made = new("text", [new("A.cs", 10, 2, 1), new("B.cs", 20, 4, 0)], [new("C.cs", 5, 1, 1)],
    [
        new("small", 0, 0, 0, 0, Choice: false, 0, 0, [new(8.25, 1, 0), new(9, 2, 0)]),
        new("small", 1, 1, 100, 4e-3, Choice: true, 3, 900, [new(1, 0, 1)]),
    ]);

    [Fact]
    public void Runs_come_back_from_their_text() => Assert.Equal(s_made.Write(), SpecialiseRuns.Parse(s_made.Write()).Write());

    [Fact]
    public void No_runs_come_back_too() =>
        Assert.Empty(SpecialiseRuns.Parse((s_made with { Runs = [] }).Write()).Runs);

    [Fact]
    public void What_is_no_such_file_is_refused() =>
        Assert.Contains("specialise.json",
            Assert.Throws<InvalidDataException>(() => SpecialiseRuns.Parse("{}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Runs_that_chose_are_in_no_comparison() => Assert.Empty(s_made.Of("small", 1));

    [Fact]
    public void Every_run_of_the_course_has_a_score_for_each_file() => Assert.All(SpecialiseRuns.Current.Runs, run =>
    {
        var asked = run.Choice ? SpecialiseRuns.Current.LeftOut : SpecialiseRuns.Current.HeldOut;
        Assert.Equal(asked.Count, run.Scores.Count);
        Assert.All(run.Scores.Zip(asked), pair =>
        {
            Assert.InRange(pair.First.Identifiers, 0, pair.Second.Identifiers);
            Assert.InRange(pair.First.Lines, 0, pair.Second.Lines);
            Assert.InRange(pair.First.Bits / pair.Second.Bytes, 0.1, 8);
        });
    });
}
