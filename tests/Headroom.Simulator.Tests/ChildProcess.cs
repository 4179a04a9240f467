using System.Diagnostics;

namespace Headroom.Simulator.Testing;

/// <summary>This executable once more, with an argument that <see cref="Program"/> knows.</summary>
internal static class ChildProcess
{
    public static (int ExitCode, string Output, string Errors) Run(string argument, int timeoutMs)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A process that the dotnet host runs is that host; the assembly is its first argument then.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var (output, errors) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        if (!child.WaitForExit(timeoutMs)) child.Kill(entireProcessTree: true);
        child.WaitForExit();
        return (child.ExitCode, output.Result, errors.Result);
    }
}
