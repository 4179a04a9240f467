using System.ComponentModel;
using System.Diagnostics;

namespace Headroom.Cli.Running;

/// <summary>How another program ended, with all that it printed.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    /// <summary>The last lines of what it said about its end.</summary>
    public string Said => Text.Last(Errors.Trim().Length > 0 ? Errors : Output);
}

/// <summary>Runs a program of the machine to its end.</summary>
internal static class OtherProgram
{
    /// <summary>Null when there is no such program.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; the program and its children are ended.</exception>
    public static async Task<ProgramEnd?> Run(
        string program, IReadOnlyList<string> arguments, string folder, string input, CancellationToken cancel)
    {
        using var process = Start(program, arguments, folder);
        if (process is null) return null;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await Feed(process, input, cancel);
            await process.WaitForExitAsync(cancel);
            return new ProgramEnd(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process? Start(string program, IReadOnlyList<string> arguments, string folder)
    {
        try
        {
            // On Windows, npm is a command file.
            var name = OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program;
            return Process.Start(
                new ProcessStartInfo(name, arguments)
                {
                    WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // A program that ended early does not read what is left; its exit code tells why.
    private static async Task Feed(Process process, string input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }
}
