using Headroom.Cli.Running;
using Headroom.Course;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Publishing;

/// <summary>The runtime, the compiler and the simulated GPU for a page, as the SDK publishes them.</summary>
internal static class RuntimePublish
{
    private const string Project = "lib/Headroom.Web/Headroom.Web.csproj";

    /// <summary>Publishes and returns the folder that pages load from.</summary>
    /// <exception cref="UsageException">The SDK could not; its last lines say why.</exception>
    public static async Task<string> Run(CourseLayout layout, CancellationToken cancel)
    {
        var ilgpu = CompileRecipe.Load(layout).References.Single(path => Path.GetFileName(path) == "ILGPU.dll");
        var mended = layout.PathTo("artifacts/web/mended/ILGPU.dll");
        AtomicFile.Write(mended, MendedIlgpu.Of(await File.ReadAllBytesAsync(ilgpu, cancel)));
        var output = layout.PathTo("artifacts/web/published");
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        var end = await OtherProgram.Run(
            DotnetHost.Path,
            [
                "publish", layout.PathTo(Project), "-nologo", "-v:q", "-p:RunAnalyzers=false", $"-p:MendedIlgpu={mended}", "-o", output,
            ],
            layout.Root, "", cancel);
        if (end is not { ExitCode: 0 })
            throw new UsageException($"The runtime for pages could not be published. The SDK said:\n{Last(end?.Output + end?.Errors)}");
        return Path.Combine(output, "wwwroot", "_framework");
    }

    private static string Last(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(12));
}
