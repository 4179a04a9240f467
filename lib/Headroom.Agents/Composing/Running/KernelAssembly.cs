using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using ILGPU;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Headroom.Agents.Composing.Running;

/// <summary>Several kernels' texts as one assembly in memory, which ends with its load context.</summary>
public sealed class KernelAssembly : IDisposable
{
    private const string Usings = "global using System; global using ILGPU; global using ILGPU.Runtime;";

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. References().Select(path => MetadataReference.CreateFromFile(path))]);
    private readonly AssemblyLoadContext _context = new("kernels", isCollectible: true);
    private readonly Assembly _assembly;
    private readonly string _symbols;

    private KernelAssembly(byte[] image, byte[] symbols)
    {
        _assembly = _context.LoadFromStream(new MemoryStream(image), new MemoryStream(symbols));
        // Where a simulated GPU looks for the lines of code that has no file.
        _symbols = $"submission-pdb:{_assembly.ManifestModule.ModuleVersionId:N}";
        AppContext.SetData(_symbols, symbols);
    }

    /// <summary>Compiles texts, each with one class of one public static method.</summary>
    /// <param name="texts">By the class's name.</param>
    /// <exception cref="InvalidOperationException">A text is no legal C#: the compiler's words.</exception>
    public static KernelAssembly Compile(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var trees = texts.Select(text => CSharpSyntaxTree.ParseText(text.Value, s_language, text.Key + ".cs", Encoding.UTF8))
            .Prepend(CSharpSyntaxTree.ParseText(Usings, s_language, "Usings.cs", Encoding.UTF8));
        var compilation = CSharpCompilation.Create("Kernels", trees, s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: Microsoft.CodeAnalysis.OptimizationLevel.Release));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics
                .Where(one => one.Severity == DiagnosticSeverity.Error)));
        return new KernelAssembly(image.ToArray(), symbols.ToArray());
    }

    /// <summary>The kernel of a class.</summary>
    public MethodInfo Kernel(string name) => _assembly.GetType(name)!.GetMethods(BindingFlags.Public | BindingFlags.Static).Single();

    public void Dispose()
    {
        AppContext.SetData(_symbols, null);
        _context.Unload();
    }

    private static IEnumerable<string> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return typeof(object).Assembly.Location;
        yield return Path.Combine(runtime, "System.Runtime.dll");
        yield return Path.Combine(runtime, "netstandard.dll");
        yield return typeof(Index1D).Assembly.Location;
    }
}
