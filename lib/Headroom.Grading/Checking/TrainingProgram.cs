using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>The program that trains, asked to bring libtorch, which units that train need and no other does.</summary>
public static class TrainingProgram
{
    /// <summary>
    /// Brings libtorch into the package cache: 0.1 s where it is there. A cancellation ends the program.
    /// </summary>
    /// <returns>Whether it is there now. Where not, the program has said why, and whoever needs it says so again.</returns>
    /// <param name="layout">Whose build has the program.</param>
    /// <param name="tell">Gets the program's lines about how far it is; null leaves them to this process's own error stream.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="CourseNotBuiltException">The program has not been built.</exception>
    public static async Task<bool> Restore(CourseLayout layout, Action<string>? tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (!File.Exists(layout.Training)) throw new CourseNotBuiltException(layout.Training);
        using var restore = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", layout.Training, "restore"])
        {
            WorkingDirectory = layout.Root,
            RedirectStandardError = tell is not null,
        })!;
        restore.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) tell!(text.Trim());
        };
        if (tell is not null) restore.BeginErrorReadLine();
        try
        {
            await restore.WaitForExitAsync(cancel);
            return restore.ExitCode == 0;
        }
        finally
        {
            if (!restore.HasExited) restore.Kill(entireProcessTree: true);
        }
    }
}
