using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Headroom.Simulator.Reporting;

namespace Headroom.DeviceRun;

/// <summary>Every kernel's solution on one device, within a time: a table and JSON of what came of them.</summary>
internal sealed class KernelRun(string device, TimeSpan limit)
{
    private static readonly TimeSpan s_perGrader = TimeSpan.FromSeconds(90);
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<(Submission Submission, Grading.DeviceRun Run)> _runs = [];
    private readonly List<string> _notReached = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private string? Name => _runs.Select(one => one.Run.Name).FirstOrDefault(name => name is not null);

    private string? CannotRun => Name is null ? _runs.Select(one => one.Run.CannotRun).FirstOrDefault(why => why is not null) : null;

    /// <summary>0 all right, 1 something wrong or not reached, 5 no such device.</summary>
    public int ExitCode =>
        CannotRun is not null ? 5 : _runs.Count > 0 && _notReached.Count == 0 && !_runs.Exists(one => IsWrong(one.Run)) ? 0 : 1;

    /// <summary>Grades one; exercises without a kernel leave no row.</summary>
    public async Task Add(Submission submission)
    {
        if (CannotRun is not null) return;
        var left = limit - _clock.Elapsed;
        if (left <= TimeSpan.Zero)
        {
            _notReached.Add($"{submission.Id} {submission.Title}");
            return;
        }
        Console.Error.WriteLine($"{submission.Id} {submission.Title}");
        var run = await GraderProcess.Ask(submission, device, left < s_perGrader ? left : s_perGrader);
        if (run.Name is not null || !run.IsRight) _runs.Add((submission, run));
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(CannotRun is { } why
            ? $"{device}: cannot run here. {why}"
            : $"{Name ?? device}, {_runs.Count} kernels' graders in {_clock.Elapsed.TotalSeconds:0} s");
        if (CannotRun is not null) return;
        output.WriteLine();
        foreach (var (submission, run) in _runs)
        {
            output.WriteLine(
                $"{submission.Id,-6}{submission.Title,-28} {(run.IsRight ? "right" : IsWrong(run) ? "WRONG" : "-"),-6} {Timed(run.Time)}");
            if (!run.IsRight) output.WriteLine($"      {run.CannotRun ?? run.Headline}{(run.Likely is { } likely ? $": {likely}" : "")}");
            if (run.LeftOut.Count > 0) output.WriteLine($"      left out, too slow here: {string.Join("; ", run.LeftOut)}");
        }
        if (_notReached.Count > 0) output.WriteLine($"NOT REACHED in {limit.TotalMinutes:0.#} minutes: {string.Join("; ", _notReached)}");
        output.WriteLine();
        output.WriteLine(
            "A share of copy bandwidth is a copy of as many bytes, timed on this device in the same way, over the case's time; of the "
            + "FP32 rate,");
        output.WriteLine("its FLOPs at the rate of independent multiply-adds. Bytes and FLOPs are counted on the simulated GPU.");
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        Device = device,
        Name,
        CannotRun,
        Seconds = _clock.Elapsed.TotalSeconds,
        NotReached = _notReached,
        Kernels = _runs.Select(one => new { one.Submission.Id, one.Submission.Title, one.Submission.Grader, one.Run }),
    }, s_json);

    // A grader whose cases are all too slow for this device says so, and has its name.
    private static bool IsWrong(Grading.DeviceRun run) => !run.IsRight && (run.CannotRun is null || run.Name is null);

    private static string Timed(Grading.DeviceTime? time) => time is null ? "not timed" :
        $"{Readable.Seconds(time.Seconds),9}  {100 * time.Share,4:0} % of "
            + $"its {(time.IsMemoryBound ? "copy bandwidth" : "FP32 rate"),-14}  {time.Case}, {Readable.Bytes(time.Bytes)}";
}
