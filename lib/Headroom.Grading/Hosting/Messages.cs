namespace Headroom.Grading.Hosting;

/// <summary>
/// One line from the command to the grader host: grade this compiled file; with a device's name, run its cases there and say only what came of
/// that; with <paramref name="UntilWrong"/>, run no case after one that decides the report.
/// </summary>
public sealed record GradeRequest(string Exercise, string Grader, string Assembly, int Seed, bool Final, string? Device = null, bool UntilWrong = false);

/// <summary>One line from the grader host: it is ready, a case begins, or the report is done.</summary>
public sealed record HostMessage(string Kind, string? Text = null, Report? Report = null);
