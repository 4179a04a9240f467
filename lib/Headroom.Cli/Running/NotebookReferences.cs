using Headroom.Course;

namespace Headroom.Cli.Running;

/// <summary>The file that every notebook's first cell loads: one reference for each assembly of the course.</summary>
internal static class NotebookReferences
{
    /// <summary>Makes <c>artifacts/notebook.csx</c> name the assemblies of the build that runs now.</summary>
    /// <exception cref="CourseNotBuiltException">The build has not written its list.</exception>
    public static void PointTo(CourseLayout layout)
    {
        var own = layout.BuiltNotebookReferences;
        if (!File.Exists(own)) throw new CourseNotBuiltException(own);
        var shared = layout.NotebookReferences;
        var wanted = File.ReadAllText(own);
        if (!File.Exists(shared) || File.ReadAllText(shared) != wanted) AtomicFile.Write(shared, wanted);
    }
}
