using System.Text.RegularExpressions;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Authoring;

/// <summary>Writes stub, solution, grader, mutants and the manifest's entry of a new exercise; overwrites nothing.</summary>
internal static partial class ExerciseScaffold
{
    /// <summary>Paths of what was written, relative to the course's folder.</summary>
    /// <exception cref="UsageException">
    /// The id is not the unit's next one, the name is no class's, or a file is there already. Nothing was written.
    /// </exception>
    public static IReadOnlyList<string> Write(CourseLayout layout, string id, string name)
    {
        if (!ExerciseId().IsMatch(id))
            throw new UsageException($"\"{Learners.Ids.Printable(id)}\" is no exercise's id. Unit, dot, number: 05.3.");
        if (!ClassName().IsMatch(name))
            throw new UsageException($"\"{Learners.Ids.Printable(name)}\" is no name of a class. "
                + "Letters and digits, the first a capital: TiledMatMul.");
        var manifest = File.ReadAllText(layout.PathTo("course.json"));
        var unit = UnitInManifest.Find(manifest, id[..2]);
        if (id != unit.NextId)
            throw new UsageException($"the next exercise of unit {unit.Id} is {unit.NextId}. "
                + "An id once given keeps its meaning, so none is taken twice or left out.");
        var template = new ExerciseTemplate(id, name, unit.Folder);
        var added = unit.With(template.Entry);
        var exercise = Parsed(layout, added, template).Find(id);
        var files = new (string Path, string Text)[]
        {
            (exercise.SolutionFile, template.Solution),
            (exercise.ExerciseFile, Stub.From(template.Solution, exercise)),
            ($"{layout.GradersFolder(exercise.Unit)}/{template.Folder}/{template.Grader}.cs", template.GraderText),
            (exercise.MutantsPage, ExerciseTemplate.Mutants),
        };
        if (files.Select(file => file.Path).Where(path => Path.Exists(layout.PathTo(path))).ToList() is { Count: > 0 } there)
            throw new UsageException($"{string.Join(", ", there)}: there already, and nothing is overwritten. Take another name.");
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(layout.PathTo(path))!);
            AtomicFile.Write(layout.PathTo(path), text);
        }
        AtomicFile.Write(layout.PathTo("course.json"), added);
        return [.. files.Select(file => file.Path), "course.json"];
    }

    // Read as it will be, before anything is written: an entry that the rules refuse leaves no files behind.
    private static Syllabus Parsed(CourseLayout layout, string manifest, ExerciseTemplate template) => Syllabus.Parse(
        layout.Root, manifest, _ => true,
        path => path == $"solutions/{template.Folder}/{template.Name}.cs" ? template.Solution : File.ReadAllText(layout.PathTo(path)));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^\d\d\.[1-9]\d*$")]
    private static partial Regex ExerciseId();
}
