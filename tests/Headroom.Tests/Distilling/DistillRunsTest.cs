using Headroom.Distilling;

namespace Headroom.Tests.Distilling;

public sealed class DistillRunsTest
{
    private static readonly DistillRuns s_made = new("text", [10, 30], [5.25, 9], 4.5,
    [
        new(DistillWay.Shares, 2, 100, 1, 0.75, 900, 8, [8, 12]),
        new(DistillWay.Shares, 1, 100, 1, 0.75, 900, 8, [9, 12]),
        new(DistillWay.Text, 1, 100, 1, 0, 900, 3, [10, 20]),
    ]);

    [Fact]
    public void Runs_come_back_from_their_text() => Assert.Equal(s_made.Write(), DistillRuns.Parse(s_made.Write()).Write());

    [Fact]
    public void No_runs_come_back_too() => Assert.Empty(DistillRuns.Parse((s_made with { Runs = [] }).Write()).Runs);

    [Fact]
    public void What_is_no_such_file_is_refused() => Assert.Contains(
        "distill.json", Assert.Throws<InvalidDataException>(() => DistillRuns.Parse("{}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Runs_of_a_way_stand_by_their_seeds_and_bytes_weigh_alike()
    {
        Assert.Equal([1, 2], s_made.Of(DistillWay.Shares).Select(run => run.Seed));
        Assert.Equal(0.75, s_made.BitsPerByte(s_made.Of(DistillWay.Text)[0].Bits));
    }

    [Fact]
    public void Every_run_of_the_course_has_bits_for_each_tale() => Assert.All(DistillRuns.Current.Runs, run =>
    {
        Assert.Equal(DistillRuns.Current.Bytes.Count, run.Bits.Count);
        Assert.InRange(DistillRuns.Current.BitsPerByte(run.Bits), DistillRuns.Current.BitsPerByte(DistillRuns.Current.Teacher), 8);
    });
}
