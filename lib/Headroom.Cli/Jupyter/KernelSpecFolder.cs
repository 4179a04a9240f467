namespace Headroom.Cli.Jupyter;

/// <summary>Where Jupyter clients look for kernels: the user's data folder, or a prefix such as a virtual environment.</summary>
internal static class KernelSpecFolder
{
    /// <summary>The folder of the user's kernels: under JUPYTER_DATA_DIR when it is set, else where each platform keeps it.</summary>
    public static string OfUser() =>
        Path.Combine(
            UserData(Platform(), Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)),
            "kernels");

    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    internal static string UserData(PlatformID platform, Func<string, string?> environment, string home)
    {
        if (environment("JUPYTER_DATA_DIR") is { Length: > 0 } given) return given;
        return platform switch
        {
            PlatformID.Win32NT =>
                Path.Combine(environment("APPDATA") is { Length: > 0 } data ? data : Path.Combine(home, "AppData", "Roaming"), "jupyter"),
            PlatformID.MacOSX => Path.Combine(home, "Library", "Jupyter"),
            _ => Path.Combine(
                environment("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter"),
        };
    }

    // Environment.OSVersion calls macOS Unix.
    private static PlatformID Platform() =>
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix;
}
