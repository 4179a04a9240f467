using System.Diagnostics;

namespace Headroom.Training.Loading;

/// <summary>Brings libtorch into the package cache by restoring Natives/Natives.csproj, and tells how far it is.</summary>
internal static class LibtorchRestore
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>Returns at once where it is restored already.</summary>
    /// <param name="package">Of this machine.</param>
    /// <param name="root">Folder of the course.</param>
    /// <param name="tell">Gets a line each second or so.</param>
    /// <exception cref="LibtorchException">The restore failed; the message has its own last words.</exception>
    public static void Ensure(LibtorchPackage package, string root, Action<string> tell)
    {
        if (package.IsRestored) return;
        tell($"restoring {package.Id} {LibtorchPackage.Version}, once: about 130 MB to download, 600 MB on disk");
        var begun = Stopwatch.GetTimestamp();
        var project = Path.Combine(root, "lib", "Headroom.Training", "Natives", "Natives.csproj");
        using var restore = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["restore", project, "-nologo", "-v:m"])
            { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, failed) = (restore.StandardOutput.ReadToEndAsync(), restore.StandardError.ReadToEndAsync());
        var shown = -1L;
        while (!restore.WaitForExit(s_look))
            if (Megabytes(package) is var megabytes && megabytes > shown)
                tell($"  {shown = megabytes,4} MB, {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        var words = said.Result + failed.Result;
        if (restore.ExitCode != 0 || !package.IsRestored)
            throw new LibtorchException(
                $"{package.Id} could not be restored. {string.Join(" ", words.Split('\n', StringSplitOptions.TrimEntries
                    | StringSplitOptions.RemoveEmptyEntries).TakeLast(3))} The same by hand: dotnet restore {project}");
        tell($"restored in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s: {Size(package.Folder) >> 20} MB of libraries");
    }

    // What has come over the network, and then what is unpacked of it.
    private static long Megabytes(LibtorchPackage package)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_HTTP_CACHE_PATH") is { Length: > 0 } told
            ? told
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "NuGet",
                OperatingSystem.IsWindows() ? "v3-cache" : "http-cache");
        return (Size(cache, $"nupkg_{package.Id}*") + Size(Path.Combine(LibtorchPackage.Root, package.Id))) >> 20;
    }

    private static long Size(string folder, string pattern = "*")
    {
        try
        {
            return Directory.Exists(folder)
                ? new DirectoryInfo(folder).EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0)
                : 0;
        }
        catch (IOException)
        {
            return 0; // a file went away meanwhile
        }
    }
}
