using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Jupyter.Session;
using Microsoft.DotNet.Interactive.Jupyter.Wire;
using Microsoft.DotNet.Interactive.Jupyter.Zmtp;

namespace Microsoft.DotNet.Interactive.Jupyter;

/// <summary>A kernel that Jupyter clients can use: five sockets, messages of wire protocol 5.4, until a client asks it to stop.</summary>
public sealed class JupyterServer : IAsyncDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Request> _control = Channel.CreateUnbounded<Request>();
    private readonly Action<string> _log;
    private readonly MessageCodec _codec;
    private readonly IOPubChannel _iopub;
    private readonly InputChannel _input;
    private readonly Requests _requests;
    private readonly ShellQueue _queue;
    private readonly RouterSocket _shellSocket, _controlSocket, _stdinSocket;
    private readonly RepSocket _heartbeat;

    private JupyterServer(Kernel kernel, KernelIdentity identity, string key, ZmtpLimits limits, Action<string> log)
    {
        _log = log;
        _codec = new(new MessageSigner(key));
        _iopub = new(_codec, limits, log);
        _input = new(_codec);
        var history = new CellHistory();
        var cells = new CellRunner(kernel, _iopub, history, _input);
        _requests = new(identity, new LanguageRequests(kernel), history, Interrupt, _iopub, Stop, log);
        _queue = new(cells, _requests, _iopub);
        _shellSocket = new(limits, log, frames => Receive(frames, _shellSocket!, _queue.Add));
        _controlSocket = new(limits, log, frames => Receive(frames, _controlSocket!, request => _control.Writer.TryWrite(request)));
        _stdinSocket = new(limits, log, frames => Receive(frames, _stdinSocket!, request => _input.Receive(request.Message)));
        _heartbeat = new(limits, log);
        _input.Send = _stdinSocket.Send;
        kernel.RegisterCommandHandler<RequestInput>(_input.AskAsync);
    }

    /// <summary>Ends when a client has asked the kernel to shut down or to restart, or <see cref="Stop"/> was called.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Listens where the connection file says. <paramref name="log"/> gets a line for each thing that a client did wrong. The process's standard input is the client's from then on.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be used, a port is taken, or the address is not this machine's own and remote clients are not allowed.</exception>
    public static JupyterServer Start(Kernel kernel, KernelIdentity identity, string connectionFile, Action<string> log, bool allowRemote = false)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(log);
        var server = Start(kernel, identity, ConnectionInformation.Load(connectionFile), new ZmtpLimits(), log, allowRemote);
        Console.SetIn(new CellReader());
        return server;
    }

    internal static JupyterServer Start(Kernel kernel, KernelIdentity identity, ConnectionInformation at, ZmtpLimits limits, Action<string> log, bool allowRemote = false)
    {
        var server = new JupyterServer(kernel, identity, at.Key, limits, log);
        (ZmtpSocket Socket, int Port)[] sockets =
        [
            (server._iopub.Socket, at.IOPubPort), (server._heartbeat, at.HeartbeatPort), (server._stdinSocket, at.StdinPort),
            (server._controlSocket, at.ControlPort), (server._shellSocket, at.ShellPort),
        ];
        // All or none: a client that finds one socket finds all of them.
        var listeners = sockets.Select(s => ZmtpEndpoint.Listen(at.Transport, at.Ip, s.Port, allowRemote)).ToArray();
        foreach (var (socket, listener) in sockets.Zip(listeners)) socket.Socket.Listen(listener);
        _ = server._queue.RunAsync();
        _ = Task.Run(server.AnswerControlAsync);
        server._iopub.Starting();
        return server;
    }

    /// <summary>Stops the cell that runs and keeps what earlier cells declared; without a running cell nothing happens.</summary>
    public void Interrupt() => _queue.Interrupt();

    public void Stop() => _stopped.TrySetResult();

    /// <summary>Lets what was said go out, and closes the sockets. A cell that runs is interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        Interrupt();
        _queue.Complete();
        _control.Writer.TryComplete();
        await Task.WhenAll(Sockets.Select(s => s.DisposeAsync().AsTask()));
    }

    /// <summary>The ports in use: the system chose those for which the connection file says 0.</summary>
    internal ConnectionInformation Ports => new()
    {
        ShellPort = _shellSocket.Port, ControlPort = _controlSocket.Port, IOPubPort = _iopub.Socket.Port, StdinPort = _stdinSocket.Port, HeartbeatPort = _heartbeat.Port,
    };

    private IEnumerable<ZmtpSocket> Sockets => [_iopub.Socket, _heartbeat, _stdinSocket, _controlSocket, _shellSocket];

    // Several connections share a socket, and what follows takes one message at a time.
    private void Receive(IReadOnlyList<byte[]> frames, RouterSocket socket, Action<Request> take)
    {
        JupyterMessage message;
        try { message = _codec.Decode(frames); }
        catch (WireException e)
        {
            _log($"dropped a message: {e.Message}");
            return;
        }
        lock (socket) take(new(message, (type, content) => socket.Send(_codec.Encode(message.Route, type, content, message.Header))));
    }

    private async Task AnswerControlAsync()
    {
        await foreach (var request in _control.Reader.ReadAllAsync()) await _requests.HandleAsync(request);
    }
}
