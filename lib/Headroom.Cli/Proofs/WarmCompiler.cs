using Headroom.Classroom.Compiling;
using Headroom.Course;

namespace Headroom.Cli.Proofs;

/// <summary>
/// Compiles wrong submissions within this process, where a learner's check asks the SDK's compiler server. Stub and solution are compiled
/// as a learner's file is.
/// </summary>
internal sealed class WarmCompiler(CourseLayout layout)
{
    private readonly RecipeCompiler _compiler = new(layout);

    /// <summary>The assembly beside <paramref name="file"/>; null where it does not compile: the SDK's compiler says why.</summary>
    public string? Compile(string file, string text) =>
        _compiler.Compile(_compiler.Parse(file, text), Path.GetDirectoryName(file)!).Assembly;
}
