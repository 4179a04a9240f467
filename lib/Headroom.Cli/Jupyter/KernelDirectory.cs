namespace Headroom.Cli.Jupyter;

/// <summary>Relative paths in a notebook start at its own folder; a client that starts kernels at the course's root is put right.</summary>
internal static class KernelDirectory
{
    /// <summary>Where the kernel is to work, seen from where it was started.</summary>
    public static string For(string started, string root) =>
        string.Equals(Full(started), Full(root), StringComparison.Ordinal) ? Path.Combine(root, "notebooks") : started;

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
