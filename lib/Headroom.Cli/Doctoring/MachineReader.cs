using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Headroom.Cli.Jupyter;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Doctoring;

/// <summary>Asks the runtime, the disk and three programs, one of them this one.</summary>
internal static class MachineReader
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static async Task<MachineFacts> Read(CourseLayout layout, CancellationToken cancel)
    {
        var sdk = Ask(DotnetHost.Path, ["--version"], layout.Root, cancel);
        var devices = DeviceReader.Read(layout.Root, cancel);
        var libtorch = LibtorchFacts.Read(layout, cancel);
        var jupyter = Ask("jupyter", ["--version"], layout.Root, cancel);
        return new MachineFacts
        {
            System = $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}",
            Runtime = RuntimeInformation.FrameworkDescription,
            Sdk = await sdk,
            Cores = Environment.ProcessorCount,
            VectorBits = Vector512.IsHardwareAccelerated
                ? 512
                : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0,
            Fma = Fma.IsSupported || AdvSimd.IsSupported,
            Memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            FreeDisk = new DriveInfo(layout.Root).AvailableFreeSpace,
            Devices = await devices,
            Libtorch = await libtorch,
            Jupyter = await jupyter,
            Kernel = KernelState.Of(KernelSpec.In(KernelSpecFolder.OfUser(), KernelSpec.DefaultName), layout.BinFolder),
            CodeCompletes = CodeSettings.Complete(),
            StateWritable = IsWritable(layout.StateFolder),
        };
    }

    private static bool IsWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $"probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The first line a program prints; null when there is no such program, it fails, or it takes 10 s.</summary>
    internal static async Task<string?> Ask(string program, string[] arguments, string folder, CancellationToken cancel)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(s_patience);
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            try
            {
                var printed = await process.StandardOutput.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 ? Line(printed) : null;
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException || e is OperationCanceledException
            && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    // jupyter --version prints a line a package; "IPython : 9.0" is as good a proof as any.
    private static string? Line(string printed) =>
        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : null;
}
