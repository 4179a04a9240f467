using Headroom.Course;
using Headroom.Grading.Compiling;

namespace Headroom.Grading.Tests.Referring;

/// <summary>Sources compiled as a check compiles them, in a folder of their own.</summary>
public sealed class CompiledFiles : IDisposable
{
    private readonly Compiler _compiler = new(CompileRecipe.Load(CourseLayout.Find()));
    private readonly string _folder = Directory.CreateTempSubdirectory("referring-").FullName;
    private int _count;

    /// <summary>The assembly, with its symbols beside it.</summary>
    public async Task<string> Of(string file)
    {
        var folder = Path.Combine(_folder, $"{Interlocked.Increment(ref _count)}");
        var compilation = await _compiler.Compile(file, folder, TestContext.Current.CancellationToken);
        Assert.True(compilation.Assembly is not null, string.Join('\n', compilation.Errors));
        return compilation.Assembly;
    }

    public Task<string> OfText(string text)
    {
        var file = Path.Combine(_folder, $"Source{Interlocked.Increment(ref _count)}.cs");
        File.WriteAllText(file, text);
        return Of(file);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
