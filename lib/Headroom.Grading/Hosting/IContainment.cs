using System.Diagnostics;

namespace Headroom.Grading.Hosting;

/// <summary>What stands around a grader host whose submissions nobody trusts: a sandbox, or limits alone.</summary>
public interface IContainment
{
    /// <summary>
    /// The command that starts the same program within it. Standard streams, and every file descriptor above them, must reach the program
    /// as they are.
    /// </summary>
    ProcessStartInfo Contain(ProcessStartInfo plain);
}
