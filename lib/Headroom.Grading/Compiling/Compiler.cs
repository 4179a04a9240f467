using System.Diagnostics;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Compiling;

/// <summary>Compiles one exercise file into an assembly named Exercises, with the SDK's own compiler and its server: 0.15 s warm.</summary>
public sealed class Compiler(CompileRecipe recipe) : IExerciseCompiler
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
        return CompilerOutput.Failed(await printing + await errors, () => PackageNames.Of(recipe));
    }
}

/// <summary>One error of the compiler.</summary>
public sealed record CompileError(SourcePlace Place, string Id, string Message);

/// <summary>The assembly's path, or the errors.</summary>
public sealed record Compilation(string? Assembly, IReadOnlyList<CompileError> Errors)
{
    /// <summary>What the first unknown name may have been meant to be, where that is known.</summary>
    public string? Likely { get; init; }
}
