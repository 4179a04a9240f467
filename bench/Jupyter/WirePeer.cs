using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Headroom.Bench.Jupyter;

/// <summary>The client side of one ZeroMQ socket: enough of ZMTP 3.1, or of 2.0 for older kernels, to talk to one on loopback.</summary>
internal sealed class WirePeer : IDisposable
{
    private readonly TcpClient _tcp = new();
    private readonly BufferedStream _stream;

    /// <exception cref="SocketException">Nobody listens yet.</exception>
    public WirePeer(int port, string type, bool isOld)
    {
        try { _tcp.Connect("127.0.0.1", port); }
        catch
        {
            _tcp.Dispose();
            throw;
        }
        _tcp.NoDelay = true;
        _tcp.ReceiveTimeout = 120_000;
        _stream = new BufferedStream(_tcp.GetStream(), 1 << 16);
        if (isOld) GreetOld(type);
        else Greet(type);
    }

    private void Greet(string type)
    {
        var greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10], greeting[11]) = (0xff, 0x7f, 3, 1);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        _stream.Write(greeting);
        Frame(4, [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. Encoding.ASCII.GetBytes(type)]);
        _stream.Flush();
        Read(64);
        ReadFrame();
    }

    // Signature, revision 2.0 as 1, the socket's number, and no identity.
    private void GreetOld(string type)
    {
        _stream.Write([0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 1, type == "DEALER" ? (byte)5 : (byte)2, 0, 0]);
        _stream.Flush();
        Read(12);
        ReadFrame();
    }

    public void Subscribe()
    {
        Frame(0, [1]);
        _stream.Flush();
    }

    public void Send(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++) Frame(i + 1 < frames.Length ? (byte)1 : (byte)0, frames[i]);
        _stream.Flush();
    }

    public List<byte[]> Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (more, body) = ReadFrame();
            frames.Add(body);
            if (!more) return frames;
        }
    }

    public void Dispose() => _tcp.Dispose();

    private void Frame(byte flags, byte[] body)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, body.Length);
        if (body.Length > byte.MaxValue) _stream.Write([(byte)(flags | 2), .. length]);
        else _stream.Write([flags, (byte)body.Length]);
        _stream.Write(body);
    }

    private (bool More, byte[] Body) ReadFrame()
    {
        var flags = Read(1)[0];
        var length = (flags & 2) != 0 ? (int)BinaryPrimitives.ReadInt64BigEndian(Read(8)) : Read(1)[0];
        return ((flags & 1) != 0, Read(length));
    }

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }
}
