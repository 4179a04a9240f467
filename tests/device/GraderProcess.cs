using System.Diagnostics;
using System.Text.Json;
using Headroom.Grading;
using Headroom.Grading.Hosting;

namespace Headroom.DeviceRun;

/// <summary>One grader in a process of its own, this program again: a fault on a GPU spoils every later call of its process.</summary>
internal static class GraderProcess
{
    public const string HostArgument = "--host";

    private const int Seed = 20931;

    /// <summary>What came of a submission on a device; a process that ends or hangs is told as wrong.</summary>
    public static async Task<Grading.DeviceRun> Ask(Submission submission, string device, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [HostArgument])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(limit);
        var printed = process.StandardError.ReadToEndAsync();
        var last = "";
        try
        {
            var mark = Guid.NewGuid().ToString("N");
            var exercises = Path.Combine(AppContext.BaseDirectory, "Exercises.dll");
            var request = new GradeRequest(submission.Id, submission.Grader, exercises, Seed, device, AllSolutions: true);
            await process.StandardInput.WriteLineAsync(mark);
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, HostJson.Default.GradeRequest));
            await process.StandardInput.FlushAsync();
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (!line.StartsWith(mark, StringComparison.Ordinal)) continue;
                var message = JsonSerializer.Deserialize(line.AsSpan(mark.Length), HostJson.Default.HostMessage)!;
                if (message.Kind == "case") last = message.Text ?? "";
                if (message.Device is { } run) return run;
                if (message.Grade is { } grade) return new() { Device = device, Headline = grade.Headline };
            }
            await process.WaitForExitAsync(patience.Token);
            return new()
            {
                Device = device, Headline = $"the process ended with exit code {process.ExitCode} on {last}",
                Likely = (await printed).Trim(),
            };
        }
        catch (OperationCanceledException)
        {
            var late = $"still running after {limit.TotalSeconds:0} s on {last}";
            // On a GPU that is a fault; ILGPU's CPU device is merely slow.
            return device == "cpu" ? new() { Device = device, Name = "CPUAccelerator", CannotRun = late } : new()
            {
                Device = device, Headline = late,
            };
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
