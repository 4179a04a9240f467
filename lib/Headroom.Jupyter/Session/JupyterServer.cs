using System.Threading.Channels;
using Headroom.Jupyter.Sockets;
using Headroom.Jupyter.Wire;

namespace Headroom.Jupyter.Session;

/// <summary>A kernel that Jupyter clients can use: five sockets, messages of wire protocol 5.4, until a client asks it to stop.</summary>
public sealed class JupyterServer : IAsyncDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Request> _control = Channel.CreateUnbounded<Request>();
    private readonly List<Relay> _relays = [];
    private readonly Action<string> _log;
    private readonly CellMarks? _marks;
    private readonly SocketLimits _limits;
    private readonly MessageCodec _codec;
    private readonly SocketLoop _loop;
    private readonly IOPubChannel _iopub;
    private readonly InputChannel _input;
    private readonly Requests _requests;
    private readonly ShellQueue _queue;
    private readonly RouterChannel _shell, _controls, _stdin, _heartbeat;

    private JupyterServer(Task<NotebookKernel> kernel, KernelIdentity identity, string key, SocketLimits limits, Action<string> log, CellMarks? marks)
    {
        (_limits, _log, _marks) = (limits, log, marks);
        _codec = new(new MessageSigner(key));
        _loop = new(limits, log);
        _iopub = new(_codec, _loop, limits);
        _input = new(_codec);
        var history = new CellHistory();
        var cells = new CellRunner(kernel, _iopub, history, _input, marks);
        _requests = new(identity, new LanguageRequests(kernel), history, Interrupt, _iopub, Stop, log);
        _queue = new(cells, _requests, _iopub);
        _shell = new(_loop, limits, frames => Receive(frames, _shell!, _queue.Add), log);
        _controls = new(_loop, limits, frames => Receive(frames, _controls!, request => _control.Writer.TryWrite(request)), log);
        _stdin = new(_loop, limits, frames => Receive(frames, _stdin!, request => _input.Receive(request.Message)), log);
        _heartbeat = RouterChannel.Echo(_loop, limits, log);
        _input.Send = _stdin.Send;
    }

    /// <summary>Ends when a client has asked the kernel to shut down or to restart, or <see cref="Stop"/> was called.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>
    /// Listens where the connection file says, and answers what needs no compiler while <paramref name="kernel"/> is still being made.
    /// <paramref name="log"/> gets a line for each thing that a client did wrong; <paramref name="parent"/> is the process id of whoever started this one,
    /// 0 where it is not known. The process's standard input is the client's from then on.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file cannot be used, a port is taken, or the address is not this machine's own and remote clients are not allowed.</exception>
    public static JupyterServer Start(
        Task<NotebookKernel> kernel, KernelIdentity identity, string connectionFile, Action<string> log, bool allowRemote = false, int parent = 0)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(log);
        var at = ConnectionInformation.Load(connectionFile);
        var server = Start(kernel, identity, at, new SocketLimits(), log, allowRemote, CellMarks.Beside(connectionFile, parent));
        Console.SetIn(new CellReader());
        return server;
    }

    internal static JupyterServer Start(
        Task<NotebookKernel> kernel, KernelIdentity identity, ConnectionInformation at, SocketLimits limits, Action<string> log, bool allowRemote = false,
        CellMarks? marks = null)
    {
        var server = new JupyterServer(kernel, identity, at.Key, limits, log, marks);
        try { server.Listen(at, allowRemote); }
        catch
        {
            server.Close();
            throw;
        }
        _ = server._queue.RunAsync();
        _ = Task.Run(server.AnswerControlAsync);
        server._iopub.Starting();
        return server;
    }

    /// <summary>Stops the cell that runs and keeps what earlier cells declared; without a running cell nothing happens.</summary>
    public void Interrupt()
    {
        _queue.Interrupt();
        _input.Cancel();
    }

    public void Stop() => _stopped.TrySetResult();

    /// <summary>Lets what was said go out, and closes the sockets. A cell that runs is interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        Interrupt();
        _queue.Complete();
        _control.Writer.TryComplete();
        _marks?.End();
        await Task.Run(Close);
    }

    /// <summary>Says a last word under the cell that runs, on whatever thread the process ends.</summary>
    public void LastWords(string text)
    {
        _marks?.End(); // What it would tell is told here.
        if (_iopub.Cell is not { } cell) return;
        _iopub.Publish("stream", new() { ["name"] = "stderr", ["text"] = text }, cell);
        _loop.Dispose();
    }

    /// <summary>The ports in use: the system chose those for which the connection file says 0.</summary>
    internal ConnectionInformation Ports { get; private set; } = new();

    // All or none: a client that finds one socket finds all of them.
    private void Listen(ConnectionInformation at, bool allowRemote)
    {
        var iopub = Bind(_iopub.Socket.Socket, at.IOPubPort);
        var heartbeat = Bind(_heartbeat.Socket, at.HeartbeatPort);
        var stdin = Bind(_stdin.Socket, at.StdinPort);
        var control = Bind(_controls.Socket, at.ControlPort);
        var shell = Bind(_shell.Socket, at.ShellPort);
        Ports = new() { IOPubPort = iopub, HeartbeatPort = heartbeat, StdinPort = stdin, ControlPort = control, ShellPort = shell };
        _loop.Start();

        int Bind(NetMQ.NetMQSocket socket, int port)
        {
            var place = new ConnectionPlace(at.Transport, at.Ip, port);
            var relay = Endpoint.Bind(socket, place, allowRemote, inner => new(inner, socket == _iopub.Socket.Socket, _limits, _log));
            _relays.Add(relay);
            return relay.Port;
        }
    }

    private void Close()
    {
        _loop.Dispose(); // First: what was said still goes through the relays.
        foreach (var relay in _relays) relay.Dispose();
    }

    // Always on the sockets' thread, one message at a time.
    private void Receive(IReadOnlyList<byte[]> frames, RouterChannel socket, Action<Request> take)
    {
        JupyterMessage message;
        try { message = _codec.Decode(frames); }
        catch (WireException e)
        {
            _log($"dropped a message: {e.Message}");
            return;
        }
        take(new(message, (type, content) => socket.Send(_codec.Encode(message.Route, type, content, message.Header))));
    }

    private async Task AnswerControlAsync()
    {
        await foreach (var request in _control.Reader.ReadAllAsync()) await _requests.HandleAsync(request);
    }
}
