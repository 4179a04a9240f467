using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>Kernels from C# text, as a debug build or a release build has them.</summary>
internal static class KernelCompiler
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Throws with the compiler's errors where the text is not legal C#.</summary>
    public static Assembly Compile(string source, bool optimize) => Assembly.Load(Image(source, optimize));

    /// <summary>Several files as one assembly that knows its lines; <paramref name="usings"/> are added to the global ones.</summary>
    public static Assembly CompileWithLines(IEnumerable<(string File, string Text)> files, string usings, bool optimize)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Language, file.File, Encoding.UTF8));
        var compilation =
            CSharpCompilation.Create(
            $"Kernels{Guid.NewGuid():N}", [Parse(GlobalUsings), Parse(usings), .. trees], s_references, Options(optimize));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success) throw Wrong(result);
        var assembly = Assembly.Load(image.ToArray());
        AppContext.SetData($"submission-pdb:{assembly.ManifestModule.ModuleVersionId:N}", symbols.ToArray());
        return assembly;
    }

    /// <summary>The assembly's file, not yet loaded.</summary>
    public static byte[] Image(string source, bool optimize)
    {
        var compilation =
            CSharpCompilation.Create($"Kernels{Guid.NewGuid():N}", [Parse(GlobalUsings), Parse(source)], s_references, Options(optimize));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw Wrong(result);
    }

    private static CSharpParseOptions Language { get; } = new(LanguageVersion.Preview);

    private static CSharpCompilationOptions Options(bool optimize) => new(OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: optimize
            ? Microsoft.CodeAnalysis.OptimizationLevel.Release
            : Microsoft.CodeAnalysis.OptimizationLevel.Debug, allowUnsafe: true);

    private static InvalidOperationException Wrong(EmitResult result) =>
        new(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, Language);
}
