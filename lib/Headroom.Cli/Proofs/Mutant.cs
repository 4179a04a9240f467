using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Cli.Proofs;

/// <summary>A wrong submission, and words that the report of its rejection must hold.</summary>
internal sealed record Mutant(string File, string? Expected)
{
    private const string Mark = "// rejected:";

    /// <summary>The mutants of an exercise in the order of their names.</summary>
    public static IReadOnlyList<Mutant> All(CourseLayout layout, Exercise exercise)
    {
        var folder = layout.PathTo(exercise.MutantsFolder);
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal)
                .Select(file => new Mutant($"{exercise.MutantsFolder}/{Path.GetFileName(file)}", ExpectedBy(file))),
        ];
    }

    private static string? ExpectedBy(string file)
    {
        var first = System.IO.File.ReadLines(file).FirstOrDefault() ?? "";
        return first.StartsWith(Mark, StringComparison.Ordinal) && first[Mark.Length..].Trim() is { Length: > 0 } words ? words : null;
    }
}
