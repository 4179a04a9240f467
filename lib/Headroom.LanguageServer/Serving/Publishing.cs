using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();
    private readonly ConcurrentDictionary<string, (string Notebook, CellLink Link)> _told = new();

    public void Open(string notebook, CellChain chain) => Run(notebook, chain, TimeSpan.Zero);

    public void Change(string notebook, CellChain chain) => Run(notebook, chain, s_pause);

    public void Close(string notebook)
    {
        if (_running.TryRemove(notebook, out var running)) running.Cancel();
        _ = Clear([.. _told.Where(told => told.Value.Notebook == notebook).Select(told => told.Key)]);
    }

    private void Run(string notebook, CellChain chain, TimeSpan pause)
    {
        var stop = new CancellationTokenSource();
        _running.AddOrUpdate(notebook, stop, (_, before) => { before.Cancel(); return stop; });
        _ = Task.Run(async () =>
        {
            try
            {
                await Task.Delay(pause, stop.Token);
                await Tell(notebook, chain, stop.Token);
            }
            catch (OperationCanceledException) { /* A newer version is told instead. */ }
            catch (Exception e) { fail(e); }
        });
    }

    private async Task Tell(string notebook, CellChain chain, CancellationToken stop)
    {
        await Clear([.. _told.Where(told => told.Value.Notebook == notebook && chain.Find(told.Key) is null).Select(told => told.Key)]);
        foreach (var link in chain.Links)
        {
            if (_told.TryGetValue(link.Cell.Uri, out var told) && told.Link == link) continue;
            await attention.Quiet(stop);
            var found = Diagnosing.Of(link, stop);
            stop.ThrowIfCancellationRequested();
            _told[link.Cell.Uri] = (notebook, link);
            await send(new(link.Cell.Uri, link.Cell.Version, found));
        }
    }

    // A cell that is gone has nothing wrong with it.
    private async Task Clear(IReadOnlyList<string> uris)
    {
        foreach (var uri in uris)
            if (_told.TryRemove(uri, out _)) await send(new(uri, null, []));
    }
}
