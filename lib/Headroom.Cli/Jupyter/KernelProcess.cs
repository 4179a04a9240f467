using System.Runtime.InteropServices;
using Headroom.Cli.Running;
using Headroom.Course;
using Headroom.Jupyter;
using Headroom.Jupyter.Cells;
using Headroom.Jupyter.Session;

namespace Headroom.Cli.Jupyter;

/// <summary>The process that a Jupyter client starts: a kernel for one notebook, until the client or its end stops it.</summary>
internal static class KernelProcess
{
    public static async Task<int> Run(CourseLayout layout, string connectionFile, bool allowRemote)
    {
        // VS Code quotes a path with a space, and starts the kernel without a shell.
        connectionFile = Path.GetFullPath(connectionFile.Trim('"'));
        NotebookReferences.PointTo(layout);
        Directory.SetCurrentDirectory(KernelDirectory.For(Directory.GetCurrentDirectory(), layout.Root));
        // The sockets first: a client hears from the kernel while its compiler is still being loaded.
        var making = new TaskCompletionSource<NotebookKernel>(TaskCreationOptions.RunContinuationsAsynchronously);
        var version = typeof(KernelProcess).Assembly.GetName().Version!.ToString(3);
        var identity = new KernelIdentity(
            KernelSpec.DefaultName, version, $"{KernelSpec.DisplayName} {version} on {RuntimeInformation.FrameworkDescription}");
        await using var server = JupyterServer.Start(making.Task, identity, connectionFile, Log, allowRemote, ParentWatch.ParentId);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => { signal.Cancel = true; server.Interrupt(); });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; server.Stop(); });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.LastWords(
            $"The cell ended the kernel's process (exit code {Environment.ExitCode}). The notebook is as it was; its variables are gone "
                + "once the kernel is restarted.\n");
        if (CellCulture.IsMissing)
            Log("ICU is not installed, so every culture is the invariant one. Install it (libicu) and run ./course jupyter install again.");
        _ = Task.Run(() => Make(making));
        _ = ParentWatch.Run(server.Stop, server.Stopped);
        await server.Stopped;
        return Exit.Ok;
    }

    // Past Console: a cell's writer is in its place.
    private static void Log(string line)
    {
        using var error = new StreamWriter(Console.OpenStandardError());
        error.WriteLine($"kernel: {line}");
    }

    // The compiler is ready before the learner has found the first cell.
    private static async Task Make(TaskCompletionSource<NotebookKernel> making)
    {
        try
        {
            var kernel = new NotebookKernel();
            await NotebookKernel.WarmUpAsync();
            making.SetResult(kernel);
        }
        catch (Exception e)
        {
            making.SetException(e);
        }
    }
}
