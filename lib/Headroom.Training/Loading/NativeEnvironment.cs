using System.Runtime.InteropServices;

namespace Headroom.Training.Loading;

/// <summary>
/// What native libraries read from the C environment when they are loaded. .NET keeps an environment of its own on Linux and macOS, so
/// these go through libc.
/// </summary>
internal static partial class NativeEnvironment
{
    /// <summary>
    /// Threads of OpenMP sleep while they wait. By default they spin, and beside another busy process two of them mostly wait for each
    /// other. What the user has set stays.
    /// </summary>
    public static void KeepOpenMpFromSpinning()
    {
        if (!OperatingSystem.IsLinux()) return; // libiomp5 on Windows and macOS sleeps after 200 ms by itself, and yields before
        foreach (var (name, value) in new[] { ("GOMP_SPINCOUNT", "0"), ("OMP_WAIT_POLICY", "PASSIVE") })
        {
            _ = SetVariable(name, value, overwrite: 0);
            if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, value); // for child processes
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
