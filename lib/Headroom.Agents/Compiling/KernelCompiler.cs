using System.Text;
using ILGPU;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Headroom.Agents.Compiling;

/// <summary>Compiles kernels in this process, against what an exercise file may use.</summary>
internal static class KernelCompiler
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: Microsoft.CodeAnalysis.OptimizationLevel.Release);

    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. References().Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Texts by the paths that their symbols name, with usings that hold in all of them.</summary>
    /// <returns>Image and symbols, or the compiler's errors.</returns>
    public static (byte[] Image, byte[] Symbols, string? Errors) Compile(
        string assembly, string usings, IEnumerable<(string Path, string Text)> texts)
    {
        var trees = texts.Prepend(("Usings.cs", usings))
            .Select(text => CSharpSyntaxTree.ParseText(text.Item2, s_language, text.Item1, Encoding.UTF8));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = CSharpCompilation.Create(assembly, trees, s_references.Value, s_options)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var errors = emitted.Success
            ? null
            : string.Join('\n', emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error));
        return (image.ToArray(), symbols.ToArray(), errors);
    }

    private static IEnumerable<string> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] named = ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Runtime.Extensions",
            "System.Numerics.Vectors", "netstandard"];
        return named.Select(name => Path.Combine(runtime, name + ".dll"))
            .Concat([typeof(Index1D).Assembly.Location, typeof(NotAttempted).Assembly.Location]);
    }
}
