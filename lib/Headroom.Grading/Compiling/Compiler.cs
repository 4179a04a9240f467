using System.Diagnostics;
using System.Text.RegularExpressions;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Compiling;

/// <summary>Compiles one exercise file into an assembly named Exercises, with the SDK's own compiler and its server: 0.15 s warm.</summary>
public sealed partial class Compiler(CompileRecipe recipe) : IExerciseCompiler
{
    // A name of our own, so that the course neither waits for nor slows an editor's compiler server.
    private const string Server = "headroom-course";

    /// <summary>
    /// Compiles <paramref name="source"/> into <paramref name="folder"/>/Exercises.dll. Warnings are the editor's business and are not
    /// reported.
    /// </summary>
    /// <exception cref="CompilerFailedException">The compiler could not work; nothing is known of the file.</exception>
    public async Task<Compilation> Compile(string source, string folder, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var assembly = Path.Combine(folder, "Exercises.dll");
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList =
            {
                "exec", recipe.Compiler, $"-shared:{Server}-{Environment.UserName}", "-keepalive:600", "-nologo", "-noconfig",
                $"@{recipe.ResponseFile}",
                "-target:library", "-debug:portable", "-embed", "-optimize+", "-warn:0", "-utf8output", "-deterministic",
                    $"-out:{assembly}", source,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder, // this process's own may be gone, or change while others run
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the compiler did not start");
        var printing = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode == 0) return new Compilation(assembly, []);
        var text = await printing + await errors;
        return new Compilation(null, Diagnostics(text)) { Likely = Likely(text) };
    }

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

    private string? Likely(string text)
    {
        if (UnknownName().Match(text) is not { Success: true } unknown) return null;
        var space = unknown.Groups["space"];
        return PackageNames.Of(recipe).Cure(unknown.Groups["name"].Value.Split('<')[0], space.Success ? space.Value : null);
    }

    [GeneratedRegex(@"^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();

    // CS0234 looks in a namespace, CS0246 and CS0103 in all that are open.
    [GeneratedRegex(@"error CS0(234|246|103): The (type or namespace )?name '(?<name>[^']+)' (.* in the namespace '(?<space>[^']+)')?")]
    private static partial Regex UnknownName();
}

/// <summary>One error of the compiler.</summary>
public sealed record CompileError(SourcePlace Place, string Id, string Message);

/// <summary>The assembly's path, or the errors.</summary>
public sealed record Compilation(string? Assembly, IReadOnlyList<CompileError> Errors)
{
    /// <summary>What the first unknown name may have been meant to be, where that is known.</summary>
    public string? Likely { get; init; }
}
