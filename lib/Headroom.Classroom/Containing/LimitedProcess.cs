using System.Diagnostics;
using Headroom.Grading.Hosting;

namespace Headroom.Classroom.Containing;

/// <summary>
/// Limits that every Unix has a program for: no core dump, files of 64 MB, few of them open. Where nothing else stands around graded code,
/// the allow-list alone keeps it from files and the network.
/// </summary>
public sealed class LimitedProcess : IContainment
{
    private static readonly string? s_prlimit = Programs.Find("prlimit");

    /// <inheritdoc/>
    public ProcessStartInfo Contain(ProcessStartInfo plain) => Around(plain, []);

    /// <summary>The limits, then <paramref name="further"/>, then the program itself.</summary>
    internal static ProcessStartInfo Around(ProcessStartInfo plain, IReadOnlyList<string> further)
    {
        Clean(plain);
        string[] limits = s_prlimit is null ? [] : [s_prlimit, "--core=0", "--fsize=67108864", "--nofile=1024", "--"];
        string[] command = [.. limits, .. further, plain.FileName, .. plain.ArgumentList];
        plain.FileName = command[0];
        plain.ArgumentList.Clear();
        foreach (var word in command[1..]) plain.ArgumentList.Add(word);
        return plain;
    }

    // Tokens of whoever grades stand in the environment: graded code gets what .NET needs and no more.
    private static void Clean(ProcessStartInfo plain)
    {
        string[] kept = ["PATH", "HOME", "TMPDIR", "LANG", "DOTNET_ROOT", "DOTNET_GCHeapHardLimit", "DOTNET_gcServer",
            "DOTNET_DbgEnableMiniDump", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "NUGET_PACKAGES", "SystemRoot", "windir"];
        foreach (var name in plain.Environment.Keys.Except(kept, StringComparer.OrdinalIgnoreCase).ToList()) plain.Environment.Remove(name);
    }
}
