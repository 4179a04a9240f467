using System.Diagnostics;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Tests.Attacks;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Containing;

/// <summary>What a program sees from within, were the allow-list to let it look: asked of a shell.</summary>
[Machine]
public sealed class SandboxTest : IDisposable
{
    private readonly TemporaryFolder _submissions = new();
    private readonly TemporaryFolder _others = new();

    public void Dispose()
    {
        _submissions.Dispose();
        _others.Dispose();
    }

    [Fact]
    public async Task It_reads_its_own_files_and_neither_writes_them_nor_reads_anothers()
    {
        _submissions.Write("Exercises.dll", "mine");
        _others.Write("Exercises.dll", "theirs");
        Assert.Equal("mine", await Inside($"cat {_submissions.Path}/Exercises.dll"));
        Assert.Equal("no", await Inside($"cat {_others.Path}/Exercises.dll 2>/dev/null || printf no"));
        Assert.Equal("no", await Inside($"(echo x > {_submissions.Path}/Exercises.dll) 2>/dev/null || printf no"));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_submissions.Path, "Exercises.dll")));
    }

    [Theory]
    [InlineData("solutions/01-roofline/Intensity.cs")]
    [InlineData("artifacts/bin/Solutions/debug/Exercises.dll")]
    [InlineData("artifacts/bin/Headroom.Cli/debug/course.dll")]
    public async Task It_sees_neither_solutions_nor_the_command(string file)
    {
        Assert.True(File.Exists(Repository.PathTo(file)));
        Assert.Equal("no", await Inside($"test -e '{Repository.PathTo(file)}' && printf yes || printf no"));
        Assert.Equal("yes", await Inside($"test -e '{CourseLayout.Find().Graders}' && printf yes || printf no"));
    }

    [Fact]
    public async Task It_has_no_network_and_no_other_process() => Assert.Equal(
        "lo,1",
        await Inside("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' \\n'; printf ,; "
            + "ls /proc | grep -c '^[0-9]*$' | awk '{print ($1 < 8)}' | tr -d '\\n'"));

    [Fact]
    public async Task It_is_nobody_without_a_capability() =>
        Assert.Equal("65534 0000000000000000",
            await Inside("printf '%s %s' $(id -u) $(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status)"));

    [Fact]
    public async Task Its_temporary_folder_is_its_own_and_ends_at_64_megabytes()
    {
        Assert.Equal("full", await Inside("head -c 90000000 /dev/zero > /tmp/a 2>/dev/null || printf full"));
        Assert.Equal("0", await Inside("ls -A /tmp | grep -cv headroom- | tr -d '\\n '"));
    }

    [Fact]
    public async Task It_gets_nothing_of_the_environment()
    {
        Environment.SetEnvironmentVariable("HEADROOM_TEST_TOKEN", "secret");
        Assert.DoesNotContain("secret", await Inside("env"));
    }

    private async Task<string> Inside(string script)
    {
        var around = await Around.Of(sandbox: true);
        var start = new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true };
        using var process = Process.Start(around.For(CourseLayout.Find(), _submissions.Path).Contain(start))!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }
}
