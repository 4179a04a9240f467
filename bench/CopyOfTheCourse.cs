using Headroom.Course;

namespace Headroom.Bench;

/// <summary>
/// A throw-away course folder whose exercises are the worked solutions, so that measuring touches nobody's files or progress.
/// </summary>
internal sealed class CopyOfTheCourse : IDisposable
{
    private CopyOfTheCourse(CourseLayout layout, string root) => (Root, Command) = (root, layout.Command);

    public string Root { get; }

    /// <summary>The built command, run against this folder through HEADROOM_COURSE.</summary>
    public string Command { get; }

    public static CopyOfTheCourse WithSolutions(CourseLayout layout)
    {
        var root = Directory.CreateTempSubdirectory("headroom-bench-").FullName;
        foreach (var file in new[] { "course.json", "course.schema.json" }) File.Copy(layout.PathTo(file), Path.Combine(root, file));
        Copy(layout.PathTo("solutions"), Path.Combine(root, "solutions"));
        Copy(layout.PathTo("solutions"), Path.Combine(root, "exercises"));
        Copy(layout.PathTo("notebooks"), Path.Combine(root, "notebooks"));
        Copy(layout.PathTo("tests/Mutants"), Path.Combine(root, "tests", "Mutants"));
        return new CopyOfTheCourse(layout, root);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
