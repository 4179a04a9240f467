using System.Reflection;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The cells compiled so far and their variables.</summary>
internal sealed partial class ScriptSession
{
    private readonly List<object> _submissions = [];
    private readonly CellLoadContext _loadContext;
    private readonly Dictionary<string, string[]> _sources = [];
    private readonly List<string> _imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
    ];

    public ScriptSession()
    {
        References = new();
        _loadContext = new(References);
    }

    public CellReferences References { get; }

    /// <summary>The last declaration of each name, oldest first.</summary>
    public IReadOnlyList<ScriptVariable> Variables =>
        [.. _submissions.SelectMany(ScriptVariable.Of).GroupBy(v => v.Name).Select(g => g.Last())];

    public ScriptVariable? FindVariable(string name) => Variables.FirstOrDefault(v => v.Name == name);

    /// <summary>Adds a namespace, or a type whose static members cells may use by name.</summary>
    public void Import(string name) => _imports.Add(name);

    /// <summary>Runs a cell; throws Roslyn's CompilationErrorException when it does not compile, OperationCanceledException when it was stopped.</summary>
    public async Task<CellOutcome> RunAsync(CellSource source, CancellationToken cancellation)
    {
        CompiledCell cell;
        lock (_compiling) cell = Compile(source);
        _sources[source.Name] = [.. Enumerable.Repeat("", source.LineOffset), .. source.Code.Split('\n').Select(l => l.TrimEnd('\r'))];
        if (cell.Pe.Length == 0) // Nothing to run: comments, or usings, which later cells see.
        {
            lock (_compiling) _previous = cell.Compilation;
            return new(cell.Diagnostics, false, null, null);
        }
        var start = Load(cell);
        var before = _submissions.Count;
        var slots = new object[before + 2]; // [0] is for a globals object, which cells do not have.
        _submissions.CopyTo(slots, 1);
        try
        {
            var value = await CellThread.RunAsync(() => start(slots), cancellation);
            return new(cell.Diagnostics, cell.HasValue, value, null);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            Utility.CellPlace.Mark(e, Utility.CellPlace.OfInnermostFrame(e, _sources));
            return new(cell.Diagnostics, false, null, e);
        }
        finally
        {
            Accept(cell, slots[^1], before);
        }
    }

    // A cell that threw keeps what it had assigned. One that died before its class was made leaves nothing.
    // Cells that this one ran meanwhile are not in the chain it was compiled on, so what they declared goes.
    private void Accept(CompiledCell cell, object? submission, int before)
    {
        if (submission is null) return;
        lock (_compiling)
        {
            _submissions.RemoveRange(before, _submissions.Count - before);
            _submissions.Add(submission);
            _previous = cell.Compilation;
        }
    }

    private Func<object[], Task<object>> Load(CompiledCell cell)
    {
        var assembly = _loadContext.LoadCell(cell);
        Utility.PortableSymbols.Keep(assembly, cell.Pe, cell.Pdb);
        var entry = cell.Compilation.GetEntryPoint(default)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object[], Task<object>>>();
    }
}
