using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;

namespace Headroom.Testing;

/// <summary>
/// The course in a folder that a test may write to, with the graders of the build. Its exercises are untouched, whatever the learner wrote
/// in the course's own.
/// </summary>
internal sealed class CourseCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CourseCopy()
    {
        Copy("course.json");
        foreach (var part in new[] { "exercises", "solutions", "notebooks" }) CopyAll(part, "*");
        CopyAll("tests/Mutants", "*.mutants");
        // A notebook reads methods of the course.
        CopyAll("lib/Headroom.Grading", "*.cs");
        CopyModels();
        // What this machine can do was measured once.
        if (File.Exists(Repository.PathTo(".course", "machine.json"))) Copy(".course/machine.json");
        Layout = CourseLayout.Find() with { Root = _folder.Path };
        Course = Syllabus.LoadForLearner(_folder.Path);
        foreach (var choice in Choices(Course)) File.WriteAllText(Layout.PathTo(choice.ExerciseFile), Untouched(choice));
    }

    public CourseLayout Layout { get; }

    public Syllabus Course { get; }

    public static IEnumerable<Exercise> Choices(Syllabus course) => course.Exercises.SelectMany(exercise => exercise.Choices);

    public void Solve(string id)
    {
        var exercise = Course.Find(id);
        Write(exercise, File.ReadAllText(Layout.PathTo(exercise.SolutionFile)));
    }

    /// <summary>Writes the learner's file, a minute ahead of anything that was checked.</summary>
    public void Write(Exercise exercise, string text)
    {
        File.WriteAllText(Layout.PathTo(exercise.ExerciseFile), text);
        File.SetLastWriteTimeUtc(Layout.PathTo(exercise.ExerciseFile), DateTime.UtcNow.AddMinutes(1));
    }

    public void Dispose() => _folder.Dispose();

    private string Untouched(Exercise choice) => Stub.From(File.ReadAllText(Layout.PathTo(choice.SolutionFile)), choice);

    private void CopyAll(string part, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo(part), pattern, SearchOption.AllDirectories))
            if (!file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                Copy(Path.GetRelativePath(Repository.Root, file));
    }

    // As bytes: notebooks load them.
    private void CopyModels()
    {
        var models = Directory.CreateDirectory(Path.Combine(_folder.Path, "models")).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("models")))
            File.Copy(file, Path.Combine(models, Path.GetFileName(file)));
    }

    private void Copy(string relative) => _folder.Write(relative, File.ReadAllText(Path.Combine(Repository.Root, relative)));
}
