using System.Diagnostics;
using System.Text.RegularExpressions;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Compiling;

/// <summary>Compiles one exercise file into an assembly named Exercises, with the SDK's own compiler and its server: 0.15 s warm.</summary>
public sealed partial class Compiler(CompileRecipe recipe)
{
    // A name of our own, so that the course neither waits for nor slows an editor's compiler server.
    private const string Server = "headroom-course";

    /// <summary>
    /// Compiles <paramref name="source"/> into <paramref name="folder"/>/Exercises.dll. Warnings are the editor's business and are not
    /// reported.
    /// </summary>
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
                "-target:library", "-debug:portable", "-optimize+", "-warn:0", "-utf8output", "-deterministic", $"-out:{assembly}", source,
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
        return new Compilation(null, Diagnostics(text));
    }

    private static IReadOnlyList<CompileError> Diagnostics(string text)
    {
        var errors = DiagnosticLine().Matches(text)
            .Select(m => new CompileError(
                new SourcePlace(
                    m.Groups["file"].Value, int.Parse(m.Groups["line"].Value), int.Parse(m.Groups["column"].Value),
                    Exceptions.SourceText(m.Groups["file"].Value, int.Parse(m.Groups["line"].Value))),
                m.Groups["id"].Value, m.Groups["message"].Value.Trim()))
            .DistinctBy(e => (e.Place.Line, e.Id))
            .ToList();
        return errors.Count > 0 ? errors : [new CompileError(new SourcePlace("", 0, 0, ""), "", text.Trim())];
    }

    [GeneratedRegex(@"^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}

/// <summary>One error of the compiler.</summary>
public sealed record CompileError(SourcePlace Place, string Id, string Message);

/// <summary>The assembly's path, or the errors.</summary>
public sealed record Compilation(string? Assembly, IReadOnlyList<CompileError> Errors);
