using Headroom.Course;

namespace Headroom.Grading.Compiling;

/// <summary>
/// How an exercise file is compiled: the compiler, and the response file with the references and options of the exercises project.
/// Written by the build (solutions/Solutions.csproj) next to the compiled solutions.
/// </summary>
public sealed record CompileRecipe(string Compiler, string ResponseFile)
{
    /// <exception cref="CourseNotBuiltException">The build has not written the recipe yet.</exception>
    public static CompileRecipe Load(CourseLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var file = Path.ChangeExtension(layout.Solutions, ".rsp");
        if (!File.Exists(file)) throw new CourseNotBuiltException(file);
        var compiler = File.ReadLines(file).First()["# compiler: ".Length..].Trim();
        return new CompileRecipe(File.Exists(compiler) ? compiler : Newest(compiler), file);
    }

    /// <summary>Paths of the assemblies that an exercise may name.</summary>
    public IEnumerable<string> References =>
        File.ReadLines(ResponseFile).Where(line => line.StartsWith("-r:", StringComparison.Ordinal)).Select(line => line[3..].Trim('"'));

    // The SDK was updated since the build: take the newest one beside it.
    private static string Newest(string missing)
    {
        var sdks = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Hosting.DotnetHost.Path)!, "sdk"));
        var found = Directory.Exists(sdks)
            ? Directory.EnumerateDirectories(sdks).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists)
                .OrderBy(File.GetLastWriteTimeUtc).LastOrDefault()
            : null;
        return found ?? throw new CourseNotBuiltException(missing);
    }
}
