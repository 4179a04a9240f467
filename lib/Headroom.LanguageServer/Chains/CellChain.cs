using Headroom.LanguageServer.Notebooks;
using Microsoft.CodeAnalysis;

namespace Headroom.LanguageServer.Chains;

/// <summary>The cells of one version of a notebook, each a script that knows those before it.</summary>
internal sealed class CellChain
{
    private readonly CellScripts _scripts;
    private readonly Dictionary<string, CellLink> _byUri = [];

    public CellChain(CellScripts scripts, Notebook notebook) : this(scripts, notebook, before: null)
    {
    }

    private CellChain(CellScripts scripts, Notebook notebook, CellChain? before)
    {
        _scripts = scripts;
        var links = new List<CellLink>();
        foreach (var cell in notebook.Code)
        {
            var previous = links.LastOrDefault();
            var last = before?._byUri.GetValueOrDefault(cell.Uri);
            var link = last is not null && last.Cell == cell && last.Previous == previous ? last : new(cell, previous, scripts, last);
            if (_byUri.TryAdd(cell.Uri, link)) links.Add(link);
        }
        Links = links;
    }

    public IReadOnlyList<CellLink> Links { get; }

    public CellLink? Find(string uri) => _byUri.GetValueOrDefault(uri);

    public CellLink? Find(SyntaxTree tree) => Links.FirstOrDefault(link => link.Tree == tree);

    /// <summary>The chain of the notebook's next version: cells before the first that changed keep what is known of them.</summary>
    public CellChain Next(Notebook notebook)
    {
        var next = new CellChain(_scripts, notebook, this);
        foreach (var link in Links)
            if (next.Find(link.Cell.Uri) != link) link.Dispose();
        return next;
    }
}
