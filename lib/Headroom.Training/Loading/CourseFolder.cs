namespace Headroom.Training.Loading;

/// <summary>The folder of the course, where course.json is.</summary>
internal static class CourseFolder
{
    /// <exception cref="FormatException">Neither this program nor the working directory is in one.</exception>
    public static string Find() => TryFind()
        ?? throw new FormatException("there is no course.json at or above this program or the working directory.");

    public static string? TryFind() => Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory());

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "course.json"))) return at.FullName;
        return null;
    }
}
