using Headroom.Cli.Building;
using Headroom.Course;

namespace Headroom.Testing.Building;

public sealed class FreshnessTest : IDisposable
{
    private static readonly DateTime s_built = new(2025, 1, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_now = new(2025, 2, 3, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _root = Directory.CreateTempSubdirectory("headroom-fresh-").FullName;
    private readonly string _output;

    public FreshnessTest()
    {
        _output = Path.Combine(_root, "artifacts", "bin", "Headroom.Cli", "debug");
        foreach (var file in new[] { "lib/Headroom/Roofline.cs", "solutions/01-roofline/Work.cs", "tests/Graders/WorkGrader.cs",
            "bench/Bench.csproj", "global.json", "course.json", "exercises/Work.cs", "lib/README.md" })
            Source(file, s_built.AddMinutes(-1));
        Age(s_built.AddMinutes(-1));
        Stamp($"{s_built.Ticks}\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_build_younger_than_every_source_is_fresh() => Assert.False(Freshness.IsStale(_root, _output));

    [Theory]
    [InlineData("lib/Headroom/Roofline.cs")]
    [InlineData("solutions/01-roofline/Work.cs")]
    [InlineData("tests/Graders/WorkGrader.cs")]
    [InlineData("bench/Bench.csproj")]
    [InlineData("global.json")]
    [InlineData("lib/Headroom/New.cs")]
    [InlineData("tests/TrainingGraders/Machine.cs")]
    public void A_source_saved_after_the_build_began_makes_it_stale(string file)
    {
        Source(file, s_built.AddSeconds(1));
        Assert.True(Freshness.IsStale(_root, _output));
    }

    [Theory]
    [InlineData("exercises/Work.cs")]
    [InlineData("course.json")]
    [InlineData("lib/README.md")]
    public void Files_that_the_build_does_not_read_do_not(string file)
    {
        Source(file, s_built.AddHours(1));
        Assert.False(Freshness.IsStale(_root, _output));
    }

    [Fact]
    public void A_deleted_source_makes_it_stale()
    {
        File.Delete(Path.Combine(_root, "lib/Headroom/Roofline.cs"));
        Assert.True(Freshness.IsStale(_root, _output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-5")]
    [InlineData("9223372036854775807")]
    public void A_stamp_that_says_nothing_is_stale(string stamp)
    {
        Stamp(stamp);
        Assert.True(Freshness.IsStale(_root, _output));
    }

    [Fact]
    public void A_source_dated_in_the_future_costs_one_build_and_one_line()
    {
        Source("lib/Headroom/Roofline.cs", s_now.AddYears(5));
        Assert.True(Freshness.IsStale(_root, _output, s_now));
        Stamp($"{s_now.Ticks}\n");
        Assert.Equal(
            "lib/Headroom/Roofline.cs is dated 2030-02-03, and today is 2025-02-03: is this machine's clock right? It was built all the "
            + "same.",
            Freshness.NoteFuture(_root, _output, s_now));
        Assert.False(Freshness.IsStale(_root, _output, s_now.AddMinutes(1)));
        Assert.Null(Freshness.NoteFuture(_root, _output, s_now.AddMinutes(1)));
    }

    [Fact]
    public void Beside_a_source_dated_in_the_future_changes_are_still_seen()
    {
        Source("lib/Headroom/Roofline.cs", s_now.AddYears(5));
        Stamp($"{s_now.Ticks}\n");
        Freshness.NoteFuture(_root, _output, s_now);
        Source("bench/Bench.csproj", s_now.AddMinutes(1));
        Assert.True(Freshness.IsStale(_root, _output, s_now.AddMinutes(2)));
        Source("bench/Bench.csproj", s_built.AddMinutes(-1));
        Assert.False(Freshness.IsStale(_root, _output, s_now.AddMinutes(2)));
        Source("lib/Headroom/Roofline.cs", s_now.AddYears(6));
        Assert.True(Freshness.IsStale(_root, _output, s_now.AddMinutes(2)));
    }

    [Fact]
    public void Once_its_date_has_come_it_costs_one_more()
    {
        Source("lib/Headroom/Roofline.cs", s_now.AddDays(1));
        Stamp($"{s_now.Ticks}\n");
        Freshness.NoteFuture(_root, _output, s_now);
        Assert.True(Freshness.IsStale(_root, _output, s_now.AddDays(2)));
        Stamp($"{s_now.AddDays(2).Ticks}\n");
        Assert.Null(Freshness.NoteFuture(_root, _output, s_now.AddDays(2)));
        Assert.False(Freshness.IsStale(_root, _output, s_now.AddDays(2)));
    }

    [Fact]
    public void A_build_dated_in_the_future_is_stale()
    {
        Stamp($"{s_now.AddYears(5).Ticks}\n");
        Assert.True(Freshness.IsStale(_root, _output, s_now));
    }

    [Fact]
    public void The_commands_own_build_has_a_stamp() =>
        Assert.NotNull(Freshness.BuiltAt(Path.GetDirectoryName(CourseLayout.Find().Command)!));

    private void Source(string file, DateTime written)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, written);
    }

    private void Age(DateTime written)
    {
        foreach (var folder in Directory.EnumerateDirectories(_root, "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(folder, written);
    }

    private void Stamp(string text)
    {
        Directory.CreateDirectory(_output);
        File.WriteAllText(Path.Combine(_output, "build.stamp"), text);
    }
}
