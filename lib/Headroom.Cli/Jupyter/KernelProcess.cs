using Headroom.Grading.Checking;

namespace Headroom.Cli.Jupyter;

/// <summary>The process that a Jupyter client starts: a kernel for one notebook, until the client or its end stops it.</summary>
internal static partial class KernelProcess
{
    /// <exception cref="UsageException">This build has no kernel of its own.</exception>
    public static async Task<int> Run(CourseLayout layout, string connectionFile, bool allowRemote)
    {
        Task? served = null;
        Serve(layout, connectionFile, allowRemote, ref served);
        await (served ?? throw new UsageException("This build runs on the real packages, whose Jupyter kernel is dotnet interactive. Build the course without Engines=nuget for its own."));
        return Exit.Ok;
    }

    static partial void Serve(CourseLayout layout, string connectionFile, bool allowRemote, ref Task? served);
}
