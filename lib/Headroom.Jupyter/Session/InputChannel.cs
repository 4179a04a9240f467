using System.Reactive.Disposables;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Session;

/// <summary>Asks the client that sent the running cell, over the stdin socket, and gives its answer to the cell.</summary>
internal sealed class InputChannel(MessageCodec codec)
{
    private readonly Lock _gate = new();
    private Request? _cell;
    private TaskCompletionSource<string>? _answer;

    /// <summary>Set before the first cell.</summary>
    public Action<IReadOnlyList<byte[]>> Send { get; set; } = _ => { };

    /// <summary>Until disposed, questions go to the sender of this request.</summary>
    public IDisposable Serve(Request request)
    {
        lock (_gate) _cell = request;
        return Disposable.Create(() =>
        {
            lock (_gate) _cell = null;
        });
    }

    /// <summary>A message that came in on stdin; one that nobody waits for is dropped.</summary>
    public void Receive(JupyterMessage message)
    {
        if (message.Type != "input_reply") return;
        TaskCompletionSource<string>? answer;
        lock (_gate) (answer, _answer) = (_answer, null);
        answer?.TrySetResult(message.String("value") ?? "");
    }

    /// <summary>Nobody waits for the answer any more; a question that comes now is a new one.</summary>
    public void Cancel()
    {
        lock (_gate) _answer?.TrySetCanceled();
    }

    /// <summary>The kernel's handler of <see cref="RequestInput"/>.</summary>
    public async Task AskAsync(RequestInput question, KernelInvocationContext context)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_cell is not { } cell || !cell.Message.Bool("allow_stdin", true))
            {
                context.Fail(question,
                    message: $"The cell asks \"{question.Prompt}\", and this client takes no input. Write the answer into the cell.");
                return;
            }
            _answer = answer;
            Send(codec.Encode(cell.Message.Route, "input_request",
                new() { ["prompt"] = question.Prompt, ["password"] = question.IsPassword }, cell.Message.Header));
        }
        try { context.Publish(new InputProduced(await answer.Task.WaitAsync(context.CancellationToken), question)); }
        catch (OperationCanceledException) { context.Fail(question, message: "The cell was interrupted while it waited for input."); }
    }
}
