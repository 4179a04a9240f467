using Headroom.Course;
using Headroom.LanguageServer.Answers;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Protocol;
using StreamJsonRpc;

namespace Headroom.LanguageServer.Serving;

/// <summary>
/// One client and what it asks, from <c>initialize</c> to <c>exit</c>. Its notifications are taken in their order; those that change
/// nothing here, such as <c>initialized</c> and <c>notebookDocument/didSave</c>, are passed over.
/// </summary>
internal sealed partial class Session
{
    private readonly OpenNotebooks _notebooks;
    private readonly Completing _completing = new();
    private readonly Attention _attention = new();
    private readonly Publishing _publishing;
    private readonly JsonRpc _rpc;

    public Session(CourseLayout layout, JsonRpc rpc)
    {
        _rpc = rpc;
        _notebooks = new(layout);
        _publishing = new(_attention, found => _rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", found), Report);
    }

    [JsonRpcMethod("notebookDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenNotebook opened) =>
        Take(() => _publishing.Open(opened.NotebookDocument.Uri, _notebooks.Open(opened)));

    [JsonRpcMethod("notebookDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeNotebook changed) =>
        Take(() => _publishing.Change(changed.NotebookDocument.Uri, _notebooks.Change(changed)));

    [JsonRpcMethod("notebookDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DidCloseNotebook closed) => Take(() =>
    {
        _notebooks.Close(closed.NotebookDocument.Uri);
        _publishing.Close(closed.NotebookDocument.Uri);
    });

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public Task<CompletionList?> Completion(TextDocumentPosition at, CancellationToken cancel) =>
        Answer(at, question => _completing.Find(question, _hasEditRange), cancel);

    [JsonRpcMethod("completionItem/resolve", UseSingleObjectParameterDeserialization = true)]
    public Task<CompletionItem> Resolve(CompletionItem item, CancellationToken cancel)
    {
        Expect();
        return Task.Run(() => _completing.Resolve(item), cancel);
    }

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Task<HoverAnswer?> Hover(TextDocumentPosition at, CancellationToken cancel) => Answer(at, Describing.Hover, cancel);

    [JsonRpcMethod("textDocument/signatureHelp", UseSingleObjectParameterDeserialization = true)]
    public Task<SignatureAnswer?> SignatureHelp(TextDocumentPosition at, CancellationToken cancel) =>
        Answer(at, Describing.Signatures, cancel);

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Task<Location?> Definition(TextDocumentPosition at, CancellationToken cancel) => Answer(at, Describing.Definition, cancel);

    // The version is chosen here, while messages are taken in their order; the answer is found elsewhere.
    private async Task<T?> Answer<T>(TextDocumentPosition at, Func<Question, T?> find, CancellationToken cancel) where T : class
    {
        Expect();
        if (_notebooks.Find(at.TextDocument.Uri) is not var (chain, link)) return null;
        using var asked = _attention.Ask();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, link.Gone);
        try
        {
            var answer = await Task.Run(() => find(new(chain, link, at.Position, either.Token)), either.Token);
            cancel.ThrowIfCancellationRequested();
            return IsStale(link) ? throw Stale() : answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Stale();
        }
    }

    private static bool IsStale(CellLink link) => link.Gone.IsCancellationRequested;

    private static LocalRpcException Stale() =>
        new("The cell, or one before it, changed meanwhile.") { ErrorCode = ErrorCodes.ContentModified };

    // A change that cannot be taken is told, and what was open stays.
    private void Take(Action change)
    {
        Expect();
        try { change(); }
        catch (InvalidDataException e) { Log(LogMessage.Error, e.Message); }
    }

    private void Report(Exception e)
    {
        if (e is not (ObjectDisposedException or ConnectionLostException)) Log(LogMessage.Error, e.ToString());
    }

    private void Log(int type, string message) =>
        _ = _rpc.NotifyWithParameterObjectAsync("window/logMessage", new LogMessage(type, message));
}
