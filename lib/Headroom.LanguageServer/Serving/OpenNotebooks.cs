using Headroom.Course;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Notebooks;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Serving;

/// <summary>The notebooks that the client has open. Changes come one after another; questions may be asked at any time.</summary>
internal sealed class OpenNotebooks(CourseLayout layout)
{
    private readonly Dictionary<string, (Notebook Notebook, CellChain Chain)> _open = [];
    private readonly Dictionary<string, CellScripts> _scripts = [];
    private readonly Lock _gate = new();

    public CellChain Open(DidOpenNotebook opened)
    {
        var notebook = Notebook.Of(opened);
        lock (_gate)
        {
            var chain = new CellChain(ScriptsOf(notebook.Uri), notebook);
            _open[notebook.Uri] = (notebook, chain);
            return chain;
        }
    }

    /// <exception cref="InvalidDataException">The change does not fit what is open.</exception>
    public CellChain Change(DidChangeNotebook changed)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(changed.NotebookDocument.Uri, out var before))
                throw new InvalidDataException($"{changed.NotebookDocument.Uri} changes and was never opened");
            var notebook = before.Notebook.With(changed.Change);
            var chain = before.Chain.Next(notebook);
            _open[notebook.Uri] = (notebook, chain);
            return chain;
        }
    }

    /// <summary>The cells that are closed with it.</summary>
    public IReadOnlyList<CellLink> Close(string uri)
    {
        lock (_gate)
        {
            if (!_open.Remove(uri, out var closed)) return [];
            foreach (var link in closed.Chain.Links) link.Dispose();
            return closed.Chain.Links;
        }
    }

    /// <summary>The C# cell of a uri, in its last version; null where there is none.</summary>
    public (CellChain Chain, CellLink Link)? Find(string cellUri)
    {
        lock (_gate)
        {
            foreach (var (_, chain) in _open.Values)
                if (chain.Find(cellUri) is { } link) return (chain, link);
            return null;
        }
    }

    private CellScripts ScriptsOf(string uri)
    {
        var folder = NotebookFolder.Of(uri, fallback: layout.PathTo("notebooks"));
        if (!_scripts.TryGetValue(folder, out var scripts)) _scripts[folder] = scripts = new(layout, folder);
        return scripts;
    }
}
