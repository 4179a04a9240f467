namespace Headroom.Grading.Hosting;

/// <summary>How a request to the grader host ended.</summary>
internal enum Ended
{
    /// <summary>It answered.</summary>
    Answered,
    /// <summary>The process ended by itself: exit call, stack overflow, crash.</summary>
    Gone,
    OutOfTime,
    OutOfMemory,
    TooManyThreads,
}

/// <summary>
/// The host's answer: the grade, or what came of a device, or how it ended, with the case it was in and what the learner's code had
/// printed.
/// </summary>
internal sealed record HostAnswer(Ended Ended, Grade? Grade, DeviceRun? Device, string LastCase, string Printed, int? ExitCode)
{
    /// <summary>The learner's line that native code was called from when it ended the process, where that is known.</summary>
    public IReadOnlyList<SourcePlace> Places { get; init; } = [];

    /// <summary>The exception that ended the process, where code that native code called threw it; as type and message.</summary>
    public string? Thrown { get; init; }
}
