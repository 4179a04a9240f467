using System.Text.RegularExpressions;

namespace Headroom.Grading.Compiling;

/// <summary>What the compiler says of a file with mistakes.</summary>
internal static partial class CompilerOutput
{
    /// <summary>Its errors, and what an unknown name may have been meant to be.</summary>
    /// <param name="text">As the compiler prints it: a line for each error, with file, line, column and id.</param>
    /// <param name="packages">Asked only once a name was not found.</param>
    /// <exception cref="CompilerFailedException">It names no error of the file.</exception>
    public static Compilation Failed(string text, Func<PackageNames> packages) =>
        new(null, Diagnostics(text)) { Likely = Likely(text, packages) };

    // What the build wrote beside the exercise has no mistake of the learner's.
    private static List<CompileError> Diagnostics(string text)
    {
        var errors = DiagnosticLine().Matches(text)
            .Select(m => new CompileError(
                new SourcePlace(
                    m.Groups["file"].Value, int.Parse(m.Groups["line"].Value), int.Parse(m.Groups["column"].Value),
                    Exceptions.SourceText(m.Groups["file"].Value, int.Parse(m.Groups["line"].Value))),
                m.Groups["id"].Value, m.Groups["message"].Value.Trim()))
            .Where(e => !e.Place.File.EndsWith(".g.cs", StringComparison.Ordinal))
            .DistinctBy(e => (e.Place.Line, e.Id))
            .ToList();
        return errors.Count > 0 ? errors : throw new CompilerFailedException(text);
    }

    private static string? Likely(string text, Func<PackageNames> packages)
    {
        if (UnknownName().Match(text) is not { Success: true } unknown) return null;
        var space = unknown.Groups["space"];
        return packages().Cure(unknown.Groups["name"].Value.Split('<')[0], space.Success ? space.Value : null);
    }

    [GeneratedRegex(@"^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();

    // CS0234 looks in a namespace, CS0246 and CS0103 in all that are open.
    [GeneratedRegex(@"error CS0(234|246|103): The (type or namespace )?name '(?<name>[^']+)' (.* in the namespace '(?<space>[^']+)')?")]
    private static partial Regex UnknownName();
}
