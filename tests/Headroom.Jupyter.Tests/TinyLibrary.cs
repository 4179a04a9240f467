using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Testing;

/// <summary>A temporary folder with assemblies and scripts written for one test.</summary>
internal sealed class TinyLibrary : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tiny-").FullName;

    public string PathTo(string file) => Path.Combine(Folder, file);

    /// <summary>As a C# string inside <c>#r</c> or <c>#load</c>, relative to the working directory.</summary>
    public string Relative(string file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), PathTo(file));

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
        File.WriteAllText(PathTo(file), text);
        return PathTo(file);
    }

    public string Compile(string name, string code, params string[] references)
    {
        var platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. references.Append(typeof(object).Assembly.Location).Append(Path.Combine(platform, "System.Runtime.dll"))
                .Select(p => MetadataReference.CreateFromFile(p))],
            new(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(PathTo(name + ".dll"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return PathTo(name + ".dll");
    }

    public void Dispose()
    {
        try { Directory.Delete(Folder, recursive: true); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // Windows keeps loaded assemblies.
    }
}
