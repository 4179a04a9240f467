using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>What a grader may read beside the compiled file: the learner's files of the exercises it needs.</summary>
internal static class LearnerFiles
{
    /// <summary>
    /// By path below <c>exercises/</c>. Files that are needed lie where this one does, in the folder above its unit's; beside a file that
    /// lies elsewhere, such as a mutant, stand the solutions.
    /// </summary>
    public static Dictionary<string, string> Read(CourseLayout layout, Exercise exercise, string file)
    {
        var all = new Dictionary<string, string>();
        var folder = file.Replace('\\', '/').EndsWith("/" + exercise.File, StringComparison.Ordinal)
            ? file[..^exercise.File.Length]
            : layout.PathTo("solutions");
        foreach (var needed in exercise.NeededFiles)
            if (Path.Combine(folder, needed) is var path && File.Exists(path)) all[needed] = File.ReadAllText(path);
        return all;
    }
}
