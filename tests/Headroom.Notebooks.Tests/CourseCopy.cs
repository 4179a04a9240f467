using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests;

/// <summary>The course's own files in a folder that a test may write to, with the graders of the build.</summary>
internal sealed class CourseCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CourseCopy()
    {
        foreach (var part in new[] { "exercises", "solutions", "notebooks" })
            foreach (var file in Directory.EnumerateFiles(Repository.PathTo(part), "*", SearchOption.AllDirectories))
                Copy(Path.GetRelativePath(Repository.Root, file));
        Copy("course.json");
        foreach (var mutants in Directory.EnumerateFiles(Repository.PathTo("tests", "Mutants"), "*.mutants", SearchOption.AllDirectories))
            Copy(Path.GetRelativePath(Repository.Root, mutants));
        Layout = CourseLayout.Find() with { Root = _folder.Path };
        Course = Syllabus.LoadForLearner(_folder.Path);
    }

    public CourseLayout Layout { get; }

    public Syllabus Course { get; }

    public void Solve(string id)
    {
        var exercise = Course.Find(id);
        File.Copy(Layout.PathTo(exercise.SolutionFile), Layout.PathTo(exercise.ExerciseFile), overwrite: true);
        // Copying keeps the time of saving; a learner's editor would not.
        File.SetLastWriteTimeUtc(Layout.PathTo(exercise.ExerciseFile), DateTime.UtcNow.AddMinutes(1));
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string relative) => _folder.Write(relative, File.ReadAllText(Path.Combine(Repository.Root, relative)));
}
