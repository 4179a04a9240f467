using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>
/// Cells run one after the other. Other requests keep their place behind the cells that were sent before them, unless such a cell runs for
/// long: then they are answered meanwhile, so that an editor completes while the kernel works.
/// </summary>
internal sealed class ShellQueue(CellRunner cells, Requests requests, IOPubChannel iopub)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);
    private readonly Channel<WaitingCell> _cells = Channel.CreateUnbounded<WaitingCell>();
    private readonly Channel<(Request Request, Task Before)> _others = Channel.CreateUnbounded<(Request, Task)>();
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private int _sent;
    private int? _interruptedAt;

    private sealed record WaitingCell(Request Request, TaskCompletionSource Ended, int Number);

    public Task RunAsync() => Task.WhenAll(Task.Run(RunCellsAsync), Task.Run(AnswerOthersAsync));

    /// <summary>Called for one message at a time.</summary>
    public void Add(Request request)
    {
        if (request.Message.Type == "execute_request")
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _last = ended.Task;
            lock (_gate) _cells.Writer.TryWrite(new(request, ended, ++_sent));
        }
        else _others.Writer.TryWrite((request, _last));
    }

    /// <summary>Stops the cell that runs. Those that wait now are aborted with it; one that is sent from now on is meant to run.</summary>
    public void Interrupt()
    {
        lock (_gate) _interruptedAt = _sent;
        cells.Interrupt();
    }

    public void Complete()
    {
        _cells.Writer.TryComplete();
        _others.Writer.TryComplete();
    }

    private async Task RunCellsAsync()
    {
        await foreach (var cell in _cells.Reader.ReadAllAsync())
        {
            lock (_gate) _interruptedAt = null;
            iopub.CellBegins(cell.Request.Message.Header);
            var (reply, goOn) = await RunAsync(cell.Request);
            // Before the client can know of the failure: what it sends when it does is meant to run.
            var last = goOn ? 0 : LastToAbort();
            End(cell, reply);
            if (_cells.Reader.Count == 0) Garbage.CollectWhereMuch();
            while (_cells.Reader.TryPeek(out var next) && next.Number <= last && _cells.Reader.TryRead(out var waiting)) Abort(waiting);
        }
    }

    // A mistake of the kernel's own must not end the queue: the client would wait for ever.
    private async Task<(JsonObject Reply, bool GoOn)> RunAsync(Request request)
    {
        try { return await cells.RunAsync(request); }
        catch (Exception e) { return (new CellError(e.GetType().Name, e.Message, []).ToReply(cells.Count), false); }
    }

    private int LastToAbort()
    {
        lock (_gate) return _interruptedAt ?? _sent;
    }

    private void Abort(WaitingCell cell)
    {
        iopub.CellBegins(cell.Request.Message.Header);
        End(cell, new JsonObject { ["status"] = "aborted", ["execution_count"] = cells.Count });
    }

    private void End(WaitingCell cell, JsonObject reply)
    {
        cell.Request.Reply(reply);
        iopub.CellEnds(cell.Request.Message.Header);
        cell.Ended.SetResult();
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
