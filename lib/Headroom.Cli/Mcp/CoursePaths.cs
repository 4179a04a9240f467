using Headroom.Course;

namespace Headroom.Cli.Mcp;

/// <summary>Texts for a reader outside this machine: no folder outside the course is named.</summary>
internal static class CoursePaths
{
    public static string Hide(string text, CourseLayout layout)
    {
        var folders = new (string Folder, string Name)[]
        {
            (layout.Root, "."),
            (Path.GetTempPath(), "(temporary)"),
            (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~"),
        };
        // The longest first: a course may lie in the home folder.
        foreach (var (folder, name) in folders.OrderByDescending(each => each.Folder.Length))
        {
            var path = Path.TrimEndingDirectorySeparator(folder);
            if (path.Length > 1) text = text.Replace(path, name).Replace(path.Replace("\\", "\\\\"), name);
        }
        return text;
    }
}
