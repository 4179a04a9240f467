using System.Reflection;
using System.Reflection.Metadata;
using Headroom.Grading.Compiling;
using Headroom.Web.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Compilation = Headroom.Grading.Compiling.Compilation;

namespace Headroom.Web.Checking;

/// <summary>Compiles an exercise with Roslyn in this process: 1 to 2 s for the first file, a tenth of that for later ones.</summary>
internal sealed class PageCompiler : IExerciseCompiler
{
    // Kept, for reading references is most of the first compilation.
    private readonly Lazy<CSharpCompilation> _begun;
    private readonly CSharpParseOptions _parse;

    public PageCompiler()
    {
        string[] options = [.. File.ReadAllLines(CourseFiles.Recipe).Where(line => !line.StartsWith('#'))];
        var read = CSharpCommandLineParser.Default.Parse(
            [.. options, "-target:library", "-optimize+", "-warn:0", "-deterministic", "-out:Exercises.dll"], "/course", null);
        _parse = read.ParseOptions;
        _begun = new(() => CSharpCompilation.Create(
            "Exercises",
            [.. read.SourceFiles.Select(file => Parse(file.Path))],
            [
                .. read.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference)),
                .. s_packages.Select(Loaded),
            ],
            read.CompilationOptions.WithConcurrentBuild(false)));
    }

    // The runtime has them already, and they are large.
    private static readonly Assembly[] s_packages = [typeof(ILGPU.Context).Assembly, typeof(ILGPU.Algorithms.XMath).Assembly];

    /// <inheritdoc/>
    public Task<Compilation> Compile(string source, string folder, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var compilation = _begun.Value.AddSyntaxTrees(Parse(source));
        // As the compiler does: what does not parse is not looked at further.
        if (Errors(compilation.GetParseDiagnostics(cancel)) is { Length: > 0 } unparsed) return Failed(unparsed);
        if (Errors(compilation.GetDeclarationDiagnostics(cancel)) is { Length: > 0 } undeclared) return Failed(undeclared);
        var assembly = Path.Combine(folder, "Exercises.dll");
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(
            image, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: "Exercises.pdb"),
            embeddedTexts: [.. compilation.SyntaxTrees.Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText(cancel)))],
            cancellationToken: cancel);
        if (!emitted.Success) return Failed(Errors(emitted.Diagnostics));
        File.WriteAllBytes(assembly, image.ToArray());
        File.WriteAllBytes(Path.ChangeExtension(assembly, ".pdb"), symbols.ToArray());
        return Task.FromResult(new Compilation(assembly, []));
    }

    private SyntaxTree Parse(string path)
    {
        using var file = File.OpenRead(path);
        var text = SourceText.From(file, checksumAlgorithm: SourceHashAlgorithm.Sha256, canBeEmbedded: true);
        return CSharpSyntaxTree.ParseText(text, _parse, path);
    }

    private static string[] Errors(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => CSharpDiagnosticFormatter.Instance.Format(one)),
    ];

    private static Task<Compilation> Failed(string[] errors) =>
        Task.FromResult(CompilerOutput.Failed(string.Join('\n', errors), () => PackageNames.Of(s_packages.Select(Reader))));

    private static PortableExecutableReference Loaded(Assembly assembly) => AssemblyMetadata.Create(Module(assembly)).GetReference();

    private static unsafe ModuleMetadata Module(Assembly assembly)
    {
        var (metadata, length) = Raw(assembly);
        return ModuleMetadata.CreateFromMetadata(metadata, length);
    }

    private static unsafe MetadataReader Reader(Assembly assembly)
    {
        var (metadata, length) = Raw(assembly);
        return new MetadataReader((byte*)metadata, length);
    }

    private static unsafe (nint Metadata, int Length) Raw(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var blob, out var length)
            ? ((nint)blob, length)
            : throw new InvalidOperationException($"the runtime hands out no metadata of {assembly.GetName().Name}");
}
