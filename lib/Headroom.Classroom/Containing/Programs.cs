namespace Headroom.Classroom.Containing;

/// <summary>Programs of the system, looked for on PATH and where they usually are.</summary>
internal static class Programs
{
    public static string? Find(string name)
    {
        if (OperatingSystem.IsWindows()) return null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/bin", "/bin"]);
        return folders.Where(folder => folder.StartsWith('/')).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
