using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Session;

/// <summary>Runs the cells that clients send, one at a time; an interrupt stops the one that runs and keeps what cells before it declared.</summary>
internal sealed class CellRunner(Task<NotebookKernel> making, IOPubChannel iopub, CellHistory history, InputChannel input, CellMarks? marks)
{
    private const int MostPrinted = 1_000_000;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;
    private int _unnumbered;
    private bool _hasInput;

    /// <summary>The number of the last cell that was numbered.</summary>
    public int Count { get; private set; }

    /// <summary>The reply to send, and whether cells that wait behind this one are to run.</summary>
    public async Task<(JsonObject Reply, bool GoOn)> RunAsync(Request request)
    {
        var message = request.Message;
        if (message.String("code") is not { } code) return (Invalid(), true);
        var silent = message.Bool("silent", false);
        var isKept = !silent && message.Bool("store_history", true) && !string.IsNullOrWhiteSpace(code);
        if (isKept) Count++;
        if (!silent) iopub.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = Count }, message.Header);

        if (!silent && marks?.Begin(Count, code, message.CellId) is { } told)
            iopub.Publish("stream", new() { ["name"] = "stderr", ["text"] = told }, message.Header);

        using var stop = new CancellationTokenSource();
        lock (_gate) _running = stop;
        try
        {
            var (error, result) = await SubmitAsync(request, code, isKept, silent, stop);
            if (isKept) history.Add(Count, code, result);
            return error is null ? (await SuccessAsync(message, stop), true) : (error.ToReply(Count), !message.Bool("stop_on_error", true));
        }
        finally
        {
            lock (_gate) _running = null;
            marks?.End();
        }
    }

    /// <summary>Stops the cell that runs; without one, nothing happens.</summary>
    public void Interrupt()
    {
        lock (_gate) _running?.Cancel();
    }

    private async Task<(CellError? Error, string? Result)> SubmitAsync(Request request, string code, bool isKept, bool silent, CancellationTokenSource stop)
    {
        var name = isKept ? Traceback.CellName(Count) : $"unnumbered-{++_unnumbered}.cs";
        var cell = Cell(code, name, MostPrinted);
        using var output = new CellOutput(silent ? (_, _) => { } : (type, content) => iopub.Publish(type, content, request.Message.Header), cell, Count);
        using var asking = input.Serve(request);
        var kernel = await KernelAsync();
        using var events = kernel.Root.KernelEvents.Subscribe(output.Add);
        var ended = await kernel.SubmitAsync(cell, stop.Token);
        var failed = ended.Events.OfType<CommandFailed>().LastOrDefault();
        var error = failed is null ? null : CellError.Of(failed, Count);
        output.Finish(error);
        return (error, output.Result);
    }

    // The first cell may come before the compiler is there.
    private async Task<NotebookKernel> KernelAsync()
    {
        var kernel = await making;
        if (!_hasInput) kernel.Root.RegisterCommandHandler<RequestInput>(input.AskAsync);
        _hasInput = true;
        return kernel;
    }

    private static SubmitCode Cell(string code, string name, long mostPrinted)
    {
        var cell = new SubmitCode(code) { Parameters = new Dictionary<string, string> { [CellPlace.NameParameter] = name } };
        PrintBudget.Set(cell, mostPrinted);
        return cell;
    }

    private JsonObject Invalid() => new CellError("InvalidRequest", "An execute_request needs the text \"code\".", []).ToReply(Count);

    private async Task<JsonObject> SuccessAsync(Wire.JupyterMessage message, CancellationTokenSource stop) => new()
    {
        ["status"] = "ok",
        ["execution_count"] = Count,
        ["user_expressions"] = await EvaluateAsync(message, stop),
        ["payload"] = new JsonArray(),
    };

    // Expressions a client wants to see after each cell. Nothing of them is shown to others.
    private async Task<JsonObject> EvaluateAsync(Wire.JupyterMessage message, CancellationTokenSource stop)
    {
        var values = new JsonObject();
        if (!message.Content.TryGetProperty("user_expressions", out var wanted) || wanted.ValueKind != JsonValueKind.Object) return values;
        foreach (var expression in wanted.EnumerateObject().Where(e => e.Value.ValueKind == JsonValueKind.String))
        {
            var cell = Cell(expression.Value.GetString()!, $"expression-{++_unnumbered}.cs", 0);
            var events = (await (await KernelAsync()).SubmitAsync(cell, stop.Token)).Events;
            values[expression.Name] = events.OfType<CommandFailed>().LastOrDefault() is { } failed
                ? Failed(CellError.Of(failed, Count))
                : Value(events.OfType<ReturnValueProduced>().LastOrDefault());
        }
        return values;
    }

    private static JsonObject Value(ReturnValueProduced? result) =>
        new() { ["status"] = "ok", ["data"] = MimeBundle.Of(result?.Value, result?.FormattedValues ?? []), ["metadata"] = new JsonObject() };

    private static JsonObject Failed(CellError error)
    {
        var content = error.ToContent();
        content["status"] = "error";
        return content;
    }
}
