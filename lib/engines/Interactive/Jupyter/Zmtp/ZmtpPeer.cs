using System.Net.Sockets;
using System.Text;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>One connection: its handshake, its messages, and its answers to PING.</summary>
internal sealed class ZmtpPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly BufferedStream _stream;
    private readonly ZmtpLimits _limits;
    private readonly ZmtpSender _sender;
    private readonly CancellationTokenSource _gone;

    public ZmtpPeer(Socket socket, ZmtpLimits limits, CancellationToken stop)
    {
        _socket = socket;
        _limits = limits;
        if (socket.AddressFamily != AddressFamily.Unix) socket.NoDelay = true;
        var network = new NetworkStream(socket);
        _stream = new BufferedStream(network, 16 << 10);
        _sender = new(network, limits);
        _gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>The name a ROUTER knows the peer by: its own, or one that was made up for it.</summary>
    public byte[] Identity { get; private set; } = [];

    public string Name => Convert.ToHexString(Identity.AsSpan(0, Math.Min(Identity.Length, 8)));

    /// <summary>Topics that a subscriber has named.</summary>
    public HashSet<string> Topics { get; } = [];

    /// <summary>Greets, and learns who the peer is.</summary>
    /// <exception cref="ZmtpException">The peer is not one for this socket.</exception>
    public async Task ShakeHandsAsync(string socketType, IReadOnlyCollection<string> accepted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        limit.CancelAfter(_limits.Handshake);
        _ = SendQueuedAsync();
        await _socket.SendAsync(ZmtpGreeting.Ours(), SocketFlags.None, limit.Token);
        var greeting = new byte[ZmtpGreeting.Length];
        await ReadGreetingAsync(greeting, limit.Token);
        ZmtpGreeting.Check(greeting);
        _sender.TrySend(ZmtpCommand.Ready(socketType));

        var frame = await ZmtpFrame.ReadAsync(_stream, 0, _limits, limit.Token) ?? throw new EndOfStreamException();
        if (!frame.IsCommand || ZmtpCommand.Read(frame.Body) is not { Name: "READY" } ready) throw new ZmtpException("the peer sent something before READY");
        var properties = ready.Properties();
        var type = properties.TryGetValue("Socket-Type", out var name) ? Encoding.ASCII.GetString(name) : "";
        if (!accepted.Contains(type))
        {
            _sender.TrySend(ZmtpCommand.Error($"a {socketType} takes {string.Join(", ", accepted)}"));
            throw new ZmtpException($"a {socketType} was given a peer of type '{(type.All(char.IsAsciiLetter) ? type : "?")}'");
        }
        Identity = properties.TryGetValue("Identity", out var own) && own.Length is > 0 and < 256 ? own : [0, .. Guid.NewGuid().ToByteArray()];
    }

    // A stranger that sends fewer bytes and waits is recognised by its first.
    private async Task ReadGreetingAsync(byte[] greeting, CancellationToken cancel)
    {
        await _stream.ReadExactlyAsync(greeting.AsMemory(0, 1), cancel);
        if (greeting[0] != 0xff) throw new ZmtpException("the greeting is not ZMTP's");
        await _stream.ReadExactlyAsync(greeting.AsMemory(1), cancel);
    }

    /// <summary>The next message, or null when the peer has ended the connection between two; commands are handled on the way.</summary>
    /// <exception cref="ZmtpException">The peer does not keep to the protocol or its limits.</exception>
    public async Task<IReadOnlyList<byte[]>?> ReceiveAsync(Action<ZmtpCommand> handle)
    {
        var frames = new List<byte[]>();
        var room = _limits.Message;
        while (true)
        {
            if (await ZmtpFrame.ReadAsync(_stream, room, _limits, _gone.Token) is not { } frame) return frames.Count == 0 ? null : throw new EndOfStreamException();
            if (frame.IsCommand)
            {
                Handle(ZmtpCommand.Read(frame.Body), handle);
                continue;
            }
            frames.Add(frame.Body);
            room -= frame.Body.Length;
            if (!frame.More) return frames;
            if (frames.Count == _limits.Frames) throw new ZmtpException($"a message has more than {_limits.Frames} frames");
        }
    }

    public bool TrySend(IReadOnlyList<byte[]> frames) => _sender.TrySend(frames);

    /// <summary>Lets what is queued go out, then closes.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        _sender.Complete();
        await Task.WhenAny(_sending, Task.Delay(patience));
        Dispose();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _socket.Dispose();
    }

    private Task _sending = Task.CompletedTask;

    private Task SendQueuedAsync() => _sending = Task.Run(async () =>
    {
        try { await _sender.RunAsync(_gone.Token); }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException) { _gone.Cancel(); }
    });

    private void Handle(ZmtpCommand command, Action<ZmtpCommand> handle)
    {
        if (command.Name == "PING" && command.Data.Length >= ZmtpCommand.PingTtl) _sender.TrySend(new ZmtpCommand("PONG", command.Data[ZmtpCommand.PingTtl..]));
        else if (command.Name == "ERROR") throw new ZmtpException("the peer sent an ERROR");
        else if (command.Name != "PONG") handle(command);
    }
}
