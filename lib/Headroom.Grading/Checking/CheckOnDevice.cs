using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>
/// The part of a check that runs on a real device. It has a grader process of its own: a driver takes memory, and may take the process with
/// it.
/// </summary>
internal static class CheckOnDevice
{
    // A CUDA context alone takes some 300 MB, and a CPU device with 1,024 threads their stacks.
    private const int MemoryMb = 4096;

    // The counts once more, compiling each kernel for the device, and the runs; 20 s of them on ILGPU's CPU device.
    private const double Seconds = 90;

    /// <summary>
    /// What came of the device that <paramref name="request"/> names; <paramref name="grade"/> is that of the simulated GPU.
    /// </summary>
    public static async Task<DeviceRun> Run(string graders, Grade grade, GradeRequest request, CancellationToken cancel)
    {
        var device = request.Device!;
        if (WhyNot(grade) is { } why) return new() { Device = device, Headline = $"not run, for {why}" };
        using var host = HostProcess.Start(graders, MemoryMb);
        var answer = await host.Ask(request, Seconds, cancel);
        var on = answer.LastCase.Length > 0 ? $" on {answer.LastCase}" : "";
        return answer switch
        {
            { Device: { } run } => run,
            { Grade: { } failed } => new() { Device = device, Headline = failed.Headline, Likely = failed.Likely },
            { Ended: Ended.OutOfTime } => DeviceRun.None(device, $"still running after {Seconds:0} s{on}"),
            { Ended: Ended.OutOfMemory } => DeviceRun.None(device, $"took more than {MemoryMb:#,0} MB{on}"),
            _ => new()
            {
                Device = device, Headline = $"the process ended with exit code {answer.ExitCode}{on}", Likely = LastLine(answer.Printed),
            },
        };
    }

    // What hangs a device, overwrites its memory or is no kernel is told by the simulated GPU, and by it alone.
    private static string? WhyNot(Grade grade) =>
        grade.Outcome == Outcome.NotAttempted ? "there is nothing to run yet"
        : grade.Outcome == Outcome.CannotRun ? "its grader cannot run here"
        : grade.Reason switch
    {
        Reason.None or Reason.WrongValue or Reason.InputChanged or Reason.OverBudget or Reason.TooSlow or Reason.Race
            or Reason.UnwrittenRead => null,
        Reason.OutOfBounds => "an index out of bounds overwrites what it meets there",
        Reason.BarrierDivergence or Reason.Deadlock or Reason.EndlessKernel or Reason.OutOfTime => "there it would not end",
        _ => "it does not get as far as a launch",
    };

    private static string? LastLine(string printed) => EndedGrades.Tail(printed).Split('\n')[^1] is { Length: > 0 } line ? line : null;
}
