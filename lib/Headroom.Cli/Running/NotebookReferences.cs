using Headroom.Course;

namespace Headroom.Cli.Running;

/// <summary>
/// The files that the first cells of notebooks load: a reference for each assembly of the course, and for those of units that train or ask
/// a teacher.
/// </summary>
internal static class NotebookReferences
{
    /// <summary>Makes these files under <c>artifacts</c> name the assemblies of the build that runs now.</summary>
    /// <exception cref="CourseNotBuiltException">The build has not written its lists.</exception>
    public static void PointTo(CourseLayout layout)
    {
        Copy(layout.BuiltNotebookReferences, layout.NotebookReferences);
        Copy(layout.BuiltTrainingReferences, layout.TrainingReferences);
        Copy(layout.BuiltAgentsReferences, layout.AgentsReferences);
    }

    private static void Copy(string own, string shared)
    {
        if (!File.Exists(own)) throw new CourseNotBuiltException(own);
        var wanted = File.ReadAllText(own);
        if (!File.Exists(shared) || File.ReadAllText(shared) != wanted) AtomicFile.Write(shared, wanted);
    }
}
