using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>Kernels from C# text, as a debug build or a release build has them.</summary>
internal static class KernelCompiler
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Throws with the compiler's errors where the text is not legal C#.</summary>
    public static Assembly Compile(string source, bool optimize) => Assembly.Load(Image(source, optimize));

    /// <summary>The assembly's file, not yet loaded.</summary>
    public static byte[] Image(string source, bool optimize)
    {
        var level = optimize ? Microsoft.CodeAnalysis.OptimizationLevel.Release : Microsoft.CodeAnalysis.OptimizationLevel.Debug;
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, allowUnsafe: true);
        var compilation = CSharpCompilation.Create($"Kernels{Guid.NewGuid():N}", [Parse(GlobalUsings), Parse(source)], References, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
}
