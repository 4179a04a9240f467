using Headroom.LanguageServer.Answers;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Serving;

/// <summary>
/// Tells the client what the compiler says of its cells: once nobody types, cell by cell from the first that changed, and again only what
/// is not told yet.
/// </summary>
internal sealed class Publishing(Attention attention, Func<PublishDiagnostics, Task> send, Action<Exception> fail)
{
    // Of typing: shorter than a thought.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, CancellationTokenSource> _running = [];
    private readonly Dictionary<string, (string Notebook, CellLink Link)> _told = [];
    private Task _last = Task.CompletedTask;

    public void Open(string notebook, CellChain chain) => Run(notebook, chain.Links, TimeSpan.Zero);

    public void Change(string notebook, CellChain chain) => Run(notebook, chain.Links, s_pause);

    public void Close(string notebook) => Run(notebook, [], TimeSpan.Zero);

    // Called by one message after another.
    private void Run(string notebook, IReadOnlyList<CellLink> links, TimeSpan pause)
    {
        if (_running.TryGetValue(notebook, out var older)) older.Cancel();
        var stop = _running[notebook] = new();
        _last = TellAfter(_last, notebook, links, pause, stop.Token);
    }

    // One at a time: what an older version still says must not come behind what a newer one has said.
    private async Task TellAfter(Task last, string notebook, IReadOnlyList<CellLink> links, TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await last.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await Task.Delay(pause, stop);
            await Tell(notebook, links, stop);
        }
        catch (OperationCanceledException) { /* A newer version is told instead. */ }
        catch (Exception e) { fail(e); }
    }

    private async Task Tell(string notebook, IReadOnlyList<CellLink> links, CancellationToken stop)
    {
        // A cell that is gone has nothing wrong with it.
        var open = links.Select(link => link.Cell.Uri).ToHashSet();
        foreach (var (gone, _) in _told.Where(told => told.Value.Notebook == notebook && !open.Contains(told.Key)).ToList())
        {
            _told.Remove(gone);
            await send(new(gone, null, []));
        }
        foreach (var link in links)
        {
            if (_told.TryGetValue(link.Cell.Uri, out var told) && told.Link == link) continue;
            await attention.Quiet(stop);
            var found = Diagnosing.Of(link, stop);
            stop.ThrowIfCancellationRequested();
            _told[link.Cell.Uri] = (notebook, link);
            await send(new(link.Cell.Uri, link.Cell.Version, found));
        }
    }
}
