namespace Headroom.Grading.Hosting;

/// <summary>How a request to the grader host ended.</summary>
internal enum Ended
{
    Reported,
    /// <summary>The process ended by itself: exit call, stack overflow, crash.</summary>
    Gone,
    OutOfTime,
    OutOfMemory,
}

/// <summary>The host's answer: its report, or how it ended, with the case it was in and what the learner's code had printed.</summary>
internal sealed record HostAnswer(Ended Ended, Report? Report, string LastCase, string Printed, int? ExitCode);
