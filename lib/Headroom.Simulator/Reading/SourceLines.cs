using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Reading;

/// <summary>
/// Source lines and local names of compiled methods, from portable symbols: a .pdb beside the assembly, symbols embedded in it, or, for
/// code compiled in memory, what its host has left in <see cref="AppContext"/>.
/// </summary>
/// <remarks>
/// The host of code in memory, such as a notebook's cells, calls <c>AppContext.SetData($"submission-pdb:{mvid:N}", symbols)</c>, where mvid
/// is
/// <see cref="Module.ModuleVersionId"/> of the loaded module and symbols is a <c>byte[]</c> with the whole portable PDB, or a
/// <c>Func&lt;byte[]&gt;</c> that makes it when it is first asked. The document names in it are what a message shows, so a cell's is its
/// place in the notebook. The host does so before the module's first kernel is loaded: what is read at a load, such as names for messages,
/// is not read again. Null takes the symbols back when the module is unloaded.
/// </remarks>
internal sealed class SourceLines
{
    private static readonly ConditionalWeakTable<Module, SourceLines> s_cache = [];
    private static readonly SourceLines s_none = new(null);

    private readonly MetadataReaderProvider? _symbols;
    private readonly Dictionary<int, (int Offset, SourceLine Line)[]> _points = [];
    private readonly Lock _lock = new();

    private SourceLines(MetadataReaderProvider? symbols) => _symbols = symbols;

    /// <summary>Where the instruction at <paramref name="offset"/> of <paramref name="method"/> comes from.</summary>
    public static SourceLine? Of(MethodBase method, int offset) => For(method.Module).Find(method.MetadataToken, offset);

    /// <summary>The first line of a method's body.</summary>
    public static SourceLine? First(MethodBase method) =>
        For(method.Module).PointsIn(method.MetadataToken) is [var (_, line), ..] ? line : null;

    /// <summary>
    /// The line of an instruction; for code of a package, that of the call that led there, and none where the kernel itself is the
    /// package's.
    /// </summary>
    public static SourceLine? Of(Instruction instruction)
    {
        var visible = instruction.CalledFrom ?? instruction;
        return Callees.IsDeviceApi(visible.Method) ? null : Of(visible.Method, visible.Offset);
    }

    /// <summary>The names of a method's local slots; compiler-made ones have none.</summary>
    public static IReadOnlyDictionary<int, string> LocalNames(MethodBase method)
    {
        var names = new Dictionary<int, string>();
        if (For(method.Module)._symbols?.GetMetadataReader() is not { } reader) return names;
        foreach (var scope in reader.GetLocalScopes(MethodHandle(method.MetadataToken)))
            foreach (var local in reader.GetLocalScope(scope).GetLocalVariables())
            {
                var variable = reader.GetLocalVariable(local);
                names[variable.Index] = reader.GetString(variable.Name);
            }
        return names;
    }

    private static SourceLines For(Module module)
    {
        if (s_cache.TryGetValue(module, out var known)) return known;
        if (Open(module) is { } symbols) known = new SourceLines(symbols);
        else if (module.Assembly is { IsDynamic: false, Location: "" }) return s_none; // its host may still leave them
        else known = s_none;
        s_cache.AddOrUpdate(module, known);
        return known;
    }

    private static MetadataReaderProvider? Open(Module module)
    {
        if (Kept(module) is { } kept)
            return MetadataReaderProvider.FromPortablePdbImage([.. kept]);
        var path = module.Assembly.IsDynamic ? "" : module.Assembly.Location;
        if (!File.Exists(path)) return null;
        using var image = new PEReader(File.OpenRead(path));
        // Read whole, so that the file is not held open while a learner rebuilds.
        return image.TryOpenAssociatedPortablePdb(path, OpenWhole, out var provider, out _) ? provider : null;
    }

    // A host may leave the bytes, or what makes them: most code that is compiled in memory is never asked for its lines.
    private static byte[]? Kept(Module module) => AppContext.GetData($"submission-pdb:{module.ModuleVersionId:N}") switch
    {
        byte[] bytes => bytes,
        Func<byte[]> make => make(),
        _ => null,
    };

    private static MemoryStream? OpenWhole(string path) => File.Exists(path) ? new(File.ReadAllBytes(path)) : null;

    private SourceLine? Find(int token, int offset)
    {
        var points = PointsIn(token);
        var index = Array.FindLastIndex(points, p => p.Offset <= offset);
        return index < 0 ? null : points[index].Line;
    }

    private (int Offset, SourceLine Line)[] PointsIn(int token)
    {
        if (_symbols is null) return [];
        lock (_lock)
        {
            if (_points.TryGetValue(token, out var known)) return known;
            return _points[token] = ReadPoints(_symbols.GetMetadataReader(), token);
        }
    }

    private static (int, SourceLine)[] ReadPoints(MetadataReader reader, int token)
    {
        var row = MetadataTokens.GetRowNumber(MetadataTokens.EntityHandle(token));
        if (row > reader.MethodDebugInformation.Count) return [];
        var information = reader.GetMethodDebugInformation(MethodHandle(token).ToDebugInformationHandle());
        if (information.SequencePointsBlob.IsNil) return [];
        return [.. information.GetSequencePoints()
            .Where(p => !p.IsHidden)
            .Select(p => (p.Offset, new SourceLine(reader.GetString(reader.GetDocument(p.Document).Name), p.StartLine)))];
    }

    private static MethodDefinitionHandle MethodHandle(int token) => MetadataTokens.MethodDefinitionHandle(token & 0x00FF_FFFF);
}
