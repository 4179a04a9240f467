namespace Headroom.Simulator.Testing;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_of_the_readme_is_the_one_that_runs()
    {
        var readme = File.ReadAllLines(Repository.PathTo("lib", "Headroom.Simulator", "README.md"));
        var example = readme.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0)
            .ToList();
        var source = File.ReadAllText(Repository.PathTo("tests", "Headroom.Simulator.Tests", "ReadmeExample.cs"));
        Assert.True(example.Count > 8);
        Assert.All(example, line => Assert.Contains(line.Trim(), source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_meters_a_launch_and_finds_no_race()
    {
        var (sums, report) = ReadmeExample.Sums();

        Assert.Equal([12f, 24f, 36f], sums);
        Assert.Empty(report.Races);
        // One request each for x and y, one to write y: 12 bytes of a warp lie in one sector.
        Assert.Equal(6, report.Counters!.Operations.Flops);
        Assert.Equal(2, report.Counters.GlobalReads.Requests);
        Assert.Equal(1, report.Counters.GlobalWrites.Requests);
    }
}
