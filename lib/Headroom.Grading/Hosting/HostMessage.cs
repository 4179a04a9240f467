namespace Headroom.Grading.Hosting;

/// <summary>
/// One line from the grader host: it is ready, a case begins, native code or an exception that native code cannot pass on ends the process,
/// or the file is graded; where a device was asked for, what came of it.
/// </summary>
public sealed record HostMessage(
    string Kind, string? Text = null, Grade? Grade = null, DeviceRun? Device = null, IReadOnlyList<SourcePlace>? Places = null);
