using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Microsoft.DotNet.Interactive.Jupyter.Session;

/// <summary>
/// Cells run one after the other. Other requests keep their place behind the cells that were sent before them, unless such a cell runs for long:
/// then they are answered meanwhile, so that an editor completes while the kernel works.
/// </summary>
internal sealed class ShellQueue(CellRunner cells, Requests requests, IOPubChannel iopub)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);
    private readonly Channel<(Request Request, TaskCompletionSource Ended)> _cells = Channel.CreateUnbounded<(Request, TaskCompletionSource)>();
    private readonly Channel<(Request Request, Task Before)> _others = Channel.CreateUnbounded<(Request, Task)>();
    private Task _last = Task.CompletedTask;

    public Task RunAsync() => Task.WhenAll(Task.Run(RunCellsAsync), Task.Run(AnswerOthersAsync));

    /// <summary>Called for one message at a time.</summary>
    public void Add(Request request)
    {
        if (request.Message.Type == "execute_request")
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _last = ended.Task;
            _cells.Writer.TryWrite((request, ended));
        }
        else _others.Writer.TryWrite((request, _last));
    }

    public void Complete()
    {
        _cells.Writer.TryComplete();
        _others.Writer.TryComplete();
    }

    private async Task RunCellsAsync()
    {
        await foreach (var (request, ended) in _cells.Reader.ReadAllAsync())
        {
            iopub.CellBegins(request.Message.Header);
            var goOn = await RunAsync(request);
            iopub.CellEnds(request.Message.Header);
            ended.SetResult();
            if (!goOn) Abort();
        }
    }

    // A mistake of the kernel's own must not end the queue: the client would wait for ever.
    private async Task<bool> RunAsync(Request request)
    {
        try { return await cells.RunAsync(request); }
        catch (Exception e)
        {
            request.ReplyError(e.GetType().Name, e.Message);
            return false;
        }
    }

    // What was sent before the failure was known.
    private void Abort()
    {
        while (_cells.Reader.TryRead(out var waiting))
        {
            var (request, ended) = waiting;
            iopub.CellBegins(request.Message.Header);
            request.Reply(new JsonObject { ["status"] = "aborted", ["execution_count"] = cells.Count });
            iopub.CellEnds(request.Message.Header);
            ended.SetResult();
        }
    }

    private async Task AnswerOthersAsync()
    {
        await foreach (var (request, before) in _others.Reader.ReadAllAsync())
        {
            await Task.WhenAny(before, Task.Delay(s_patience));
            await requests.HandleAsync(request);
        }
    }
}
