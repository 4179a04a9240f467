using System.Text;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Sockets;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>What all clients see: outputs, and whether the kernel is busy and on whose behalf.</summary>
internal sealed class IOPubChannel
{
    private readonly MessageCodec _codec;
    private readonly Lock _gate = new();
    private JsonObject? _cell;

    public IOPubChannel(MessageCodec codec, SocketLoop loop, SocketLimits limits)
    {
        _codec = codec;
        Socket = new(loop, limits, Welcome);
    }

    public IOPubSocket Socket { get; }

    public void Publish(string type, JsonObject content, JsonObject? parent) =>
        Socket.Send(_codec.Encode([Encoding.UTF8.GetBytes("kernel." + type)], type, content, parent));

    public void Starting() => Status("starting", null);

    public void CellBegins(JsonObject request)
    {
        lock (_gate)
        {
            _cell = request;
            Status("busy", request);
        }
    }

    public void CellEnds(JsonObject request)
    {
        lock (_gate)
        {
            _cell = null;
            Status("idle", request);
        }
    }

    /// <summary>The request whose cell runs, or null.</summary>
    public JsonObject? Cell
    {
        get { lock (_gate) return _cell; }
    }

    public void Begins(JsonObject request) => Status("busy", request);

    // A client that shows the last state it heard of must not think that the cell has ended too.
    public void Ends(JsonObject request)
    {
        lock (_gate)
        {
            Status("idle", request);
            if (_cell is not null) Status("busy", _cell);
        }
    }

    private void Status(string state, JsonObject? parent) => Publish("status", new() { ["execution_state"] = state }, parent);

    // Protocol 5.4: a subscriber learns that its subscription holds, and that it will miss nothing from now on.
    private IReadOnlyList<byte[]> Welcome(string topic) =>
        _codec.Encode([Encoding.UTF8.GetBytes(topic)], "iopub_welcome", new() { ["subscription"] = topic }, null);
}
