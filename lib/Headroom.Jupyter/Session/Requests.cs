using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>One handler for each message that is not a cell.</summary>
internal sealed class Requests
{
    private const string Shutdown = "shutdown_request";
    private readonly Dictionary<string, Func<Request, Task>> _handlers;
    private readonly IOPubChannel _iopub;
    private readonly Action _stop;
    private readonly Action<string> _log;

    public Requests(KernelIdentity identity, LanguageRequests language, CellHistory history, Action interrupt, IOPubChannel iopub,
        Action stop, Action<string> log)
    {
        (_iopub, _stop, _log) = (iopub, stop, log);
        _handlers = new()
        {
            ["kernel_info_request"] = Answered(_ => identity.ToReply()),
            ["complete_request"] = async request => request.Reply(await language.CompleteAsync(request.Message)),
            ["inspect_request"] = async request => request.Reply(await language.InspectAsync(request.Message)),
            ["is_complete_request"] = async request => request.Reply(await language.IsCompleteAsync(request.Message)),
            ["history_request"] = Answered(request => history.Answer(request.Message)),
            ["comm_info_request"] = Answered(_ => new() { ["status"] = "ok", ["comms"] = new JsonObject() }),
            ["comm_open"] = RefuseComm,
            ["comm_msg"] = _ => Task.CompletedTask,
            ["comm_close"] = _ => Task.CompletedTask,
            ["interrupt_request"] = Answered(_ => { interrupt(); return Ok(); }),
            [Shutdown] = Answered(AnnounceShutdown),
            ["debug_request"] = Answered(RefuseDebugger),
        };
    }

    /// <summary>Says busy, answers, says idle; a message nobody knows is logged, and one that cannot be answered gets an error.</summary>
    public async Task HandleAsync(Request request)
    {
        _iopub.Begins(request.Message.Header);
        try
        {
            if (_handlers.TryGetValue(request.Message.Type, out var handle)) await handle(request);
            else _log($"no answer to the unknown message '{request.Message.Type}'");
        }
        catch (Exception e)
        {
            _log($"{request.Message.Type} failed: {e}");
            request.ReplyError(e.GetType().Name, e.Message);
        }
        finally
        {
            _iopub.Ends(request.Message.Header);
        }
        if (request.Message.Type == Shutdown) _stop();
    }

    private static Func<Request, Task> Answered(Func<Request, JsonObject> answer) => request =>
    {
        request.Reply(answer(request));
        return Task.CompletedTask;
    };

    // No target is registered here, and the protocol asks for a comm_close then.
    private Task RefuseComm(Request request)
    {
        if (request.Message.String("comm_id") is { } id)
            _iopub.Publish("comm_close", new() { ["comm_id"] = id, ["data"] = new JsonObject() }, request.Message.Header);
        return Task.CompletedTask;
    }

    // Other clients of the same kernel hear of it on IOPub.
    private JsonObject AnnounceShutdown(Request request)
    {
        var restart = request.Message.Bool("restart", false);
        _iopub.Publish("shutdown_reply", new() { ["status"] = "ok", ["restart"] = restart }, request.Message.Header);
        return new() { ["status"] = "ok", ["restart"] = restart };
    }

    private static JsonObject RefuseDebugger(Request request) => new()
    {
        ["type"] = "response",
        ["request_seq"] = request.Message.Int("seq") ?? 0,
        ["success"] = false,
        ["command"] = request.Message.String("command") ?? "",
        ["message"] = "This kernel has no debugger.",
    };

    private static JsonObject Ok() => new() { ["status"] = "ok" };
}
