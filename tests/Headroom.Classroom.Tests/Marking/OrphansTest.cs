using System.Diagnostics;
using Headroom.Classroom.Tests.Attacks;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>Whatever <c>grade</c> started ends with it, also where a submission would run for ever.</summary>
[Machine]
public sealed class OrphansTest : IDisposable
{
    private readonly TemporaryFolder _class = new();
    private readonly TemporaryFolder _out = new();

    public void Dispose()
    {
        _class.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task A_killed_run_leaves_no_process_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        _class.Write($"ann/exercises/{Code.File}", Code.Of("Loop()", "    static (double, double) Loop() { while (true) { } }"));
        using var run = GradeCommand.Start(_class.Path, "--out", Path.Combine(_out.Path, "a"), "--units", "01.1", "--trust");
        List<int> started = [];
        var start = Stopwatch.StartNew();
        while (!started.Exists(pid => Command(pid).Contains("Graders.dll", StringComparison.Ordinal)))
        {
            Assert.False(run.HasExited);
            Assert.True(start.Elapsed < TimeSpan.FromMinutes(5), "no grader was started");
            await Task.Delay(100, TestContext.Current.CancellationToken);
            started = [.. Descendants(run.Id)];
        }
        await Task.Delay(2000, TestContext.Current.CancellationToken); // into the loop
        started = [.. Descendants(run.Id)];
        run.Kill();
        var clock = Stopwatch.StartNew();
        while (started.Exists(pid => Command(pid).Contains("dotnet", StringComparison.Ordinal)))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), string.Join('\n', started.Select(Command)));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<int> Descendants(int pid) =>
        Children(pid).SelectMany(child => Descendants(child).Prepend(child));

    private static IEnumerable<int> Children(int pid) => Directory.Exists($"/proc/{pid}/task")
        ? Directory.GetDirectories($"/proc/{pid}/task").SelectMany(thread => Text($"{thread}/children").Split(' ',
            StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse)
        : [];

    private static string Command(int pid) => Text($"/proc/{pid}/cmdline").Replace('\0', ' ');

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
