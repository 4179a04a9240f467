using Headroom.Editing;
using Headroom.Editing.Lines;
using Headroom.LanguageServer.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.LanguageServer.Chains;

/// <summary>
/// One version of a cell behind one version of the cells before it. Nothing is parsed or bound until somebody asks; then it is kept, for as
/// long as neither this cell nor one before it changes.
/// </summary>
internal sealed class CellLink : IDisposable
{
    // CS1504 is a #load whose file is not there, the others are references.
    private static readonly HashSet<string> s_missing = ["CS0006", "CS0009", "CS1504", "CS7099"];

    private readonly CellScripts _scripts;
    private readonly Lazy<CellLines> _lines;
    private readonly Lazy<SyntaxTree> _tree;
    private readonly Lazy<CSharpCompilation> _compilation;
    private readonly Lazy<IReadOnlyList<Diagnostic>> _missing;
    private readonly CancellationTokenSource _gone = new();
    private (CSharpCompilation Compilation, SyntaxTree Tree)? _before;

    /// <param name="cell">The cell.</param>
    /// <param name="previous">The cell before it; null for the first.</param>
    /// <param name="scripts">What makes scripts of them.</param>
    /// <param name="last">Its last version, from which is taken over what still holds.</param>
    public CellLink(CellText cell, CellLink? previous, CellScripts scripts, CellLink? last)
    {
        (Cell, Previous, _scripts, Gone) = (cell, previous, scripts, _gone.Token);
        var isSameText = last?.Cell == cell;
        _lines = isSameText ? last!._lines : new(() => new(cell.Text.Text, Magics.CSharp, Magics.ChosenBy));
        _tree = isSameText ? last!._tree : new(() => CellSyntax.Parse(Lines.CodeOf(Magics.CSharp), cell.Uri));
        // Behind the same cells it has the same references, which need not be bound again.
        if (last is not null && last.Previous == previous)
            _before = last._compilation.IsValueCreated ? (last.Compilation, last.Tree) : last._before;
        _compilation = new(Compile);
        _missing = new(FindMissing);
    }

    public CellText Cell { get; }

    public CellLink? Previous { get; }

    public CellLines Lines => _lines.Value;

    /// <summary>Where relative paths begin.</summary>
    public CellScripts Scripts => _scripts;

    public SyntaxTree Tree => _tree.Value;

    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    /// <summary>The cell as a script that knows those before it; its positions are the cell's.</summary>
    public CSharpCompilation Compilation
    {
        get
        {
            // From the first on: a thousand cells are not a thousand calls deep.
            var open = new Stack<CellLink>();
            for (var at = this; at is { _compilation.IsValueCreated: false }; at = at.Previous) open.Push(at);
            while (open.TryPop(out var next)) _ = next._compilation.Value;
            return _compilation.Value;
        }
    }

    /// <summary>Files that this cell loads or refers to and that are not there.</summary>
    public IReadOnlyList<Diagnostic> Missing => _missing.Value;

    /// <summary>
    /// Whether a name that this cell uses may come from something that is not known here: a package, an imported notebook, a file that is
    /// not there.
    /// </summary>
    public bool MayUseUnknownNames
    {
        get
        {
            for (var at = this; at is not null; at = at.Previous)
                if (at.Lines.BringsNames || at.Missing.Count > 0) return true;
            return false;
        }
    }

    /// <summary>Cancelled once this is no longer the cell's last version.</summary>
    public CancellationToken Gone { get; }

    /// <summary>Tells who still looks at it; what it knows can be asked for all the same.</summary>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private CSharpCompilation Compile()
    {
        var script = _before is { } before ? before.Compilation.ReplaceSyntaxTree(before.Tree, Tree)
            : _scripts.After(Previous?._compilation.Value, Tree);
        _before = null;
        return script;
    }

    private Diagnostic[] FindMissing() => Root.GetLoadDirectives().Count == 0 && Root.GetReferenceDirectives().Count == 0
        ? []
        : [.. Compilation.GetParseDiagnostics().Concat(Compilation.GetDeclarationDiagnostics()).Where(d => s_missing.Contains(d.Id))
            .Distinct()];
}
