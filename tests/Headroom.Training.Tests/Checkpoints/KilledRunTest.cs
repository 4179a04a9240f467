using System.Diagnostics;
using System.Security.Cryptography;
using Headroom.Safetensors;
using Headroom.Training.Loop;

namespace Headroom.Testing.Checkpoints;

/// <summary>The training program itself, killed while it runs: the kill hits it while it computes, and while it writes.</summary>
[Machine]
public sealed class KilledRunTest
{
    private const string Steps = "120";

    // Some seconds with the machine to itself; a bound for a run that hangs, not for a slow one.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [NativeFact]
    public void A_run_that_is_killed_again_and_again_ends_with_the_bits_of_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        var text = Path.Combine(folder.Path, "text.txt");
        File.WriteAllText(text, string.Concat(Enumerable.Range(0, 3000).Select(i => $"line {i * 7919 % 1000} of {i % 13}\n")));
        var (quiet, killed) = (Path.Combine(folder.Path, "quiet"), Path.Combine(folder.Path, "killed"));
        using (var run = Start(quiet, text))
        {
            Assert.True(run.WaitForExit(s_patience), "the run does not end");
            Assert.Equal(0, run.ExitCode);
        }

        var (random, kills) = (new Random(1), 0);
        for (var tries = 0; ; tries++)
        {
            var resume = File.Exists(Path.Combine(killed, "checkpoint.safetensors")) ? new[] { "--resume" } : [];
            using var run = Start(killed, text, resume);
            // From the first checkpoint on: a run that was killed before has nothing to go on from.
            var patience = Stopwatch.StartNew();
            while (!run.HasExited && !File.Exists(Path.Combine(killed, "checkpoint.safetensors")) && patience.Elapsed < s_patience)
                Thread.Sleep(5);
            if (kills < 4 && !run.WaitForExit(TimeSpan.FromMilliseconds(resume.Length == 0 ? 0 : 900 + random.Next(300))))
            {
                run.Kill();
                run.WaitForExit();
                kills++;
                continue;
            }
            Assert.True(run.WaitForExit(s_patience), "the resumed run does not end");
            Assert.Equal(0, run.ExitCode);
            break;
        }
        Assert.True(kills > 0, "the run was over before it could be killed");
        Assert.Equal(Tensors(quiet), Tensors(killed));
        Assert.Empty(Directory.EnumerateFiles(killed, "*.tmp"));
    }

    // A checkpoint after every step, so that most kills hit the writing.
    private static Process Start(string folder, string text, params string[] more) => Process.Start(new ProcessStartInfo("dotnet",
    [
        "exec", typeof(Trainer).Assembly.Location, "train", "mini", "--steps", Steps, "--batch", "1", "--fp32", "--threads", "2",
        "--data", text, "--hold-out", text, "--out", folder, "--checkpoint-seconds", "0", .. more,
    ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    // Of weights and both means; the words in a file tell how long its run took.
    private static List<string> Tensors(string folder)
    {
        using var file = SafetensorsFile.Open(Path.Combine(folder, "checkpoint.safetensors"));
        return [.. file.Header.Entries.Select(entry =>
        {
            var bytes = new byte[entry.Length];
            file.Read(entry, bytes);
            return $"{entry} {Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        })];
    }
}
