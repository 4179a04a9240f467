using System.Net;
using System.Net.Sockets;
using NetMQ;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Where a socket listens: <c>tcp</c> at an address and port, or <c>ipc</c> at a file named after the port (what NetMQ calls ipc is TCP
/// under another name). The socket itself is bound to a port of this machine, and a relay takes the connections.
/// </summary>
internal static class Endpoint
{
    /// <summary>The relay, whose port the system chose where 0 was asked for.</summary>
    /// <exception cref="InvalidOperationException">The address cannot be used; the message says why and what to do.</exception>
    public static Relay Bind(NetMQSocket socket, ConnectionPlace at, bool allowRemote, Func<int, RelayTo> relay)
    {
        EndPoint place = at.Transport switch
        {
            "tcp" => new IPEndPoint(AddressOf(at.Ip, allowRemote), at.Port),
            "ipc" => new UnixDomainSocketEndPoint($"{at.Ip}-{at.Port}"),
            _ => throw new InvalidOperationException($"The transport '{at.Transport}' is not supported; use tcp or ipc."),
        };
        socket.Bind("tcp://127.0.0.1:0");
        return Relay.Listen(place, relay(IPEndPoint.Parse(socket.Options.LastEndpoint!["tcp://".Length..]).Port));
    }

    private static IPAddress AddressOf(string ip, bool allowRemote)
    {
        var address = ip is "localhost" ? IPAddress.Loopback : ip is "*" ? IPAddress.Any : IPAddress.TryParse(ip, out var parsed) ? parsed
            : null;
        if (address is null) throw new InvalidOperationException($"'{ip}' is not an IP address.");
        if (IPAddress.IsLoopback(address) || allowRemote) return address;
        throw new InvalidOperationException(
            $"The address {ip} can be reached from other machines, and whoever reaches the kernel can run code. Use 127.0.0.1, or allow "
                + "remote clients in so many words.");
    }
}

/// <summary>As a connection file says it.</summary>
internal sealed record ConnectionPlace(string Transport, string Ip, int Port);
