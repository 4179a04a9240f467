using System.Reflection;
using System.Runtime.Loader;
using Headroom.Agents.Compiling;

namespace Headroom.Agents.Composing.Running;

/// <summary>Several kernels' texts as one assembly in memory, which ends with its load context.</summary>
public sealed class KernelAssembly : IDisposable
{
    private const string Usings = "global using System; global using ILGPU; global using ILGPU.Runtime;";

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
        var (image, symbols, errors) = KernelCompiler.Compile("Kernels", Usings, texts.Select(text => (text.Key + ".cs", text.Value)));
        return errors is null ? new KernelAssembly(image, symbols) : throw new InvalidOperationException(errors);
    }

    /// <summary>The kernel of a class.</summary>
    public MethodInfo Kernel(string name) => _assembly.GetType(name)!.GetMethods(BindingFlags.Public | BindingFlags.Static).Single();

    public void Dispose()
    {
        AppContext.SetData(_symbols, null);
        _context.Unload();
    }
}
