using System.Net;
using System.Net.Sockets;
using NetMQ;

namespace Headroom.Jupyter.Sockets;

/// <summary>Where a socket listens: <c>tcp</c> at an address and port, or <c>ipc</c> at a file named after the port.</summary>
internal static class Endpoint
{
    /// <summary>Binds and returns the TCP port, which the system chose where 0 was asked for, and what relays a file's connections to it.</summary>
    /// <exception cref="InvalidOperationException">The address cannot be used; the message says why and what to do.</exception>
    public static (int Port, UnixRelay? Relay) Bind(NetMQSocket socket, string transport, string ip, int port, bool allowRemote) => transport switch
    {
        "tcp" => (BindTcp(socket, ip, port, allowRemote), null),
        // What NetMQ calls ipc is TCP under another name; Jupyter clients connect to a file.
        "ipc" => BindTcp(socket, "127.0.0.1", 0, false) is var inner ? (0, UnixRelay.Listen($"{ip}-{port}", inner)) : default,
        _ => throw new InvalidOperationException($"The transport '{transport}' is not supported; use tcp or ipc."),
    };

    private static int BindTcp(NetMQSocket socket, string ip, int port, bool allowRemote)
    {
        var address = ip is "localhost" ? IPAddress.Loopback : ip is "*" ? IPAddress.Any : IPAddress.TryParse(ip, out var parsed) ? parsed : null;
        if (address is null) throw new InvalidOperationException($"'{ip}' is not an IP address.");
        if (!IPAddress.IsLoopback(address) && !allowRemote)
            throw new InvalidOperationException(
                $"The address {ip} can be reached from other machines, and whoever reaches the kernel can run code. Use 127.0.0.1, or allow remote clients in so many words.");
        if (address.AddressFamily == AddressFamily.InterNetworkV6) socket.Options.IPv4Only = false;
        try { socket.Bind($"tcp://{new IPEndPoint(address, port)}"); }
        catch (Exception e) when (e is NetMQException or SocketException)
        {
            throw new InvalidOperationException($"Cannot listen at {ip}:{port}: {e.Message} Another program may use it.", e);
        }
        return IPEndPoint.Parse(socket.Options.LastEndpoint!["tcp://".Length..]).Port;
    }
}
