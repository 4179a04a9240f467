using System.Globalization;
using Headroom.Classroom.Tests.Attacks;
using Headroom.Classroom.Tests.Intake;
using Headroom.Cli.Mutants;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>
/// A class of any size: of ten learners four are right, three have a mutant in each exercise, one handed in something broken, one is
/// hostile and one has not begun. Folders, zip and tar.gz by turns.
/// </summary>
internal sealed class MadeUpClass(TemporaryFolder folder, IReadOnlyList<Exercise> exercises)
{
    private readonly CourseLayout _layout = CourseLayout.Find();
    private readonly IReadOnlyList<Exercise> _choices = [.. exercises.SelectMany(exercise => exercise.Choices)];
    private readonly Dictionary<string, IReadOnlyList<Mutant>> _mutants = [];

    public void Write(int learners)
    {
        for (var i = 0; i < learners; i++) Pack(i, Name(i), [.. Files(i)]);
    }

    /// <summary>Whether the learner gets all points.</summary>
    public static bool IsRight(int index) => index % 10 < 4;

    public static string Name(int index) => index.ToString("learner0000", CultureInfo.InvariantCulture);

    private IEnumerable<(string, string)> Files(int i) => (i % 10) switch
    {
        < 4 => _choices.Select(choice => (choice.ExerciseFile, Text(choice.SolutionFile))),
        < 7 => _choices.Select(choice => (choice.ExerciseFile, MutantOf(choice, i).Text)),
        7 => _choices.Select(choice => (choice.ExerciseFile, Broken(Text(choice.SolutionFile), i))),
        8 => [("exercises/" + Code.File, Hostile(i)), .. _choices.Select(choice => (choice.ExerciseFile,
            Hostile(Text(choice.SolutionFile), i)))],
        _ => _choices.Select(choice => (choice.ExerciseFile, Text(choice.ExerciseFile))),
    };

    private Mutant MutantOf(Exercise choice, int i)
    {
        if (!_mutants.TryGetValue(choice.File, out var all)) _mutants[choice.File] = all = Mutant.All(_layout, choice);
        return all[i % all.Count];
    }

    private static string Broken(string text, int i) => (i / 10 % 4) switch
    {
        0 => text[..(text.Length / 2)],
        1 => "",
        2 => text + new string('x', 300_000),
        _ => "\0" + text,
    };

    private static string Hostile(int i)
    {
        var attacks = AttackTable.All.Where(one => !one.IsHarmless).ToList();
        var attack = attacks[i / 10 % attacks.Count];
        return Code.Of(attack.Gemm, attack.Members, attack.Above);
    }

    // What every exercise refuses alike: the environment, a process, a file, the stack.
    private static string Hostile(string text, int i)
    {
        string[] statements = ["Environment.Exit(0);", "System.Diagnostics.Process.Start(\"sh\");", "System.IO.File.Delete(\"x\");"];
        return text.Replace(
            "// your turn: end", "// your turn: end\n}\ninternal static class Mallory { "
            + "[System.Runtime.CompilerServices.ModuleInitializer] "
            + $"internal static void Early() {{ {statements[i / 10 % statements.Length]} }}", StringComparison.Ordinal);
    }

    private void Pack(int i, string name, (string Path, string Text)[] files)
    {
        if (i % 3 == 1) Archives.Zip(Path.Combine(folder.Path, name + ".zip"), files);
        else if (i % 3 == 2) Archives.Tar(Path.Combine(folder.Path, name + ".tar.gz"), files);
        else
            foreach (var (path, text) in files) folder.Write($"{name}/{path}", text);
    }

    private string Text(string file) => File.ReadAllText(_layout.PathTo(file));
}
