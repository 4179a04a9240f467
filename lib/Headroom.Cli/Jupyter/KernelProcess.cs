using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Headroom.Cli.Running;
using Headroom.Grading.Checking;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Jupyter;

namespace Headroom.Cli.Jupyter;

/// <summary>The process that a Jupyter client starts: a kernel for one notebook, until the client or its end stops it.</summary>
internal static class KernelProcess
{
    public static async Task<int> Run(CourseLayout layout, string connectionFile, bool allowRemote)
    {
        connectionFile = Path.GetFullPath(connectionFile.Trim('"')); // VS Code quotes a path with a space, and starts the kernel without a shell.
        NotebookReferences.PointTo(layout);
        Directory.SetCurrentDirectory(KernelDirectory.For(Directory.GetCurrentDirectory(), layout.Root));
        using var kernel = CellKernels.Create();
        kernel.ChildKernels.OfType<CSharpKernel>().Single().UseJupyterHelpers();
        var version = typeof(KernelProcess).Assembly.GetName().Version!.ToString(3);
        var identity = new KernelIdentity(KernelSpec.DefaultName, version, $"{KernelSpec.DisplayName} {version} on {RuntimeInformation.FrameworkDescription}");
        await using var server = JupyterServer.Start(kernel, identity, connectionFile, Log, allowRemote);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => { signal.Cancel = true; server.Interrupt(); });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; server.Stop(); });
        _ = WarmUp();
        _ = StopWithParent(server);
        await server.Stopped;
        return Exit.Ok;
    }

    private static void Log(string line) => Console.Error.WriteLine($"kernel: {line}");

    // The compiler is ready before the learner has found the first cell.
    private static Task WarmUp() => Task.Run(async () =>
    {
        using var throwAway = new CSharpKernel();
        await throwAway.SendAsync(new SubmitCode("1 + 1"), CancellationToken.None);
    });

    // A client that was killed leaves no kernel behind. On Windows the variable is not a process id.
    private static async Task StopWithParent(JupyterServer server)
    {
        if (OperatingSystem.IsWindows() || !int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return;
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has gone already.
        }
        server.Stop();
    }
}
