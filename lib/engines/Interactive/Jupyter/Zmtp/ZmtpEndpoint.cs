using System.Net;
using System.Net.Sockets;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>Where a socket listens: <c>tcp</c> at an address and port, or <c>ipc</c> at a file named after the port.</summary>
internal static class ZmtpEndpoint
{
    /// <exception cref="InvalidOperationException">The address cannot be used; the message says why and what to do.</exception>
    public static Socket Listen(string transport, string ip, int port, bool allowRemote) => transport switch
    {
        "tcp" => ListenTcp(ip, port, allowRemote),
        "ipc" => ListenIpc($"{ip}-{port}"),
        _ => throw new InvalidOperationException($"The transport '{transport}' is not supported; use tcp or ipc."),
    };

    private static Socket ListenTcp(string ip, int port, bool allowRemote)
    {
        var address = ip is "localhost" ? IPAddress.Loopback : ip is "*" ? IPAddress.Any : IPAddress.TryParse(ip, out var parsed) ? parsed : null;
        if (address is null) throw new InvalidOperationException($"'{ip}' is not an IP address.");
        if (!IPAddress.IsLoopback(address) && !allowRemote)
            throw new InvalidOperationException($"The address {ip} can be reached from other machines, and whoever reaches the kernel can run code. Use 127.0.0.1, or allow remote clients in so many words.");
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        return Bound(socket, new IPEndPoint(address, port), $"{ip}:{port}");
    }

    private static Socket ListenIpc(string path)
    {
        File.Delete(path);
        return Bound(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(path), path);
    }

    private static Socket Bound(Socket socket, EndPoint endpoint, string name)
    {
        try
        {
            socket.Bind(endpoint);
            socket.Listen();
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new InvalidOperationException($"Cannot listen at {name}: {e.Message}. Another program may use it.", e);
        }
    }
}
