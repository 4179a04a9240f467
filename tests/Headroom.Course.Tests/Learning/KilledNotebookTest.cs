using System.Diagnostics;
using Headroom.Course.Learning;
using Headroom.Testing;

namespace Headroom.Course.Tests.Learning;

/// <summary>A process that does nothing but write predictions is killed in the middle, with no chance to tidy up.</summary>
[Machine]
public sealed class KilledNotebookTest
{
    private const string Folder = "HEADROOM_TEST_PREDICTIONS";

    [Fact]
    public void What_was_predicted_survives_kill_9()
    {
        using var folder = new TemporaryFolder();
        var known = 0;
        for (var round = 0; round < 3; round++)
        {
            using var writer = Start(folder.Path);
            var patience = Stopwatch.StartNew();
            while (Count(folder.Path) < known + 20 && patience.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(round + 1);
            writer.Kill(entireProcessTree: true);
            writer.WaitForExit();
            var after = Count(folder.Path);
            Assert.True(after >= known + 20, $"round {round}: {after} predictions, and {known} before it");
            known = after;
        }
        Assert.Empty(Directory.GetFiles(folder.Path, "*corrupt*"));
        new PredictionFile(folder.Path, TimeProvider.System, message => Assert.Fail(message)).Lock("last", 1, 1, 1);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    // The process that is killed; alone it does nothing.
    [Fact]
    public void Writes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder) return;
        var file = new PredictionFile(folder, TimeProvider.System, _ => Environment.Exit(9));
        for (var i = file.Read().Count; i < 100_000; i++)
        {
            file.Lock($"p{i}", i, i, i);
            file.Resolve($"p{i}", i + 1, "");
        }
    }

    // Names without a gap: what was once read is never lost.
    private static int Count(string folder)
    {
        var known = new PredictionFile(folder, TimeProvider.System, message => Assert.Fail(message)).Read();
        Assert.All(Enumerable.Range(0, known.Count), i => Assert.Equal(i, known[$"p{i}"].Guess));
        return known.Count;
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add($"{typeof(KilledNotebookTest).FullName}.{nameof(Writes_until_it_is_killed)}");
        start.Environment[Folder] = folder;
        return Process.Start(start)!;
    }
}
