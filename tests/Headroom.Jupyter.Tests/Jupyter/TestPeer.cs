using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Headroom.Testing.Jupyter;

/// <summary>The client side of ZMTP, written from the specification and not from the code it tests.</summary>
internal sealed class TestPeer : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpClient _tcp = new();
    private NetworkStream _stream = null!;

    public static async Task<TestPeer> Connect(int port)
    {
        var peer = new TestPeer();
        await peer._tcp.ConnectAsync("127.0.0.1", port);
        peer._stream = peer._tcp.GetStream();
        return peer;
    }

    public static async Task<TestPeer> Greeted(int port, string type, string identity = "")
    {
        var peer = await Connect(port);
        await peer.Raw(Greeting());
        await peer.Read(64);
        await peer.Command("READY", [.. Property("Socket-Type", type), .. Property("Identity", identity)]);
        var (flags, body) = await peer.ReadFrame();
        Assert.Equal(4, flags);
        Assert.StartsWith("\u0005READY", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        return peer;
    }

    public static byte[] Greeting(byte major = 3, byte minor = 1, string mechanism = "NULL")
    {
        var greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10], greeting[11]) = (0xff, 0x7f, major, minor);
        Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        return greeting;
    }

    public static byte[] Property(string name, string value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. Encoding.ASCII.GetBytes(value)];
    }

    public async Task Raw(byte[] bytes) => await _stream.WriteAsync(bytes);

    public Task Command(string name, byte[] data) => Frame(4, [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data]);

    public Task Frame(byte flags, byte[] body)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, body.Length);
        return Raw(body.Length > 255 ? [(byte)(flags | 2), .. length, .. body] : [flags, (byte)body.Length, .. body]);
    }

    public async Task Send(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++) await Frame(i + 1 < frames.Length ? (byte)1 : (byte)0, frames[i]);
    }

    /// <summary>The parts of the next message.</summary>
    public async Task<List<byte[]>> Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = await ReadFrame();
            Assert.Equal(0, flags & ~3);
            frames.Add(body);
            if ((flags & 1) == 0) return frames;
        }
    }

    public async Task<(int Flags, byte[] Body)> ReadFrame()
    {
        var flags = (await Read(1))[0];
        var length = (flags & 2) != 0 ? BinaryPrimitives.ReadInt64BigEndian(await Read(8)) : (await Read(1))[0];
        return (flags & ~2, await Read((int)length));
    }

    public async Task<byte[]> Read(int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, limit.Token);
        return bytes;
    }

    /// <summary>True once the other side has ended the connection; what it sent before is read and dropped.</summary>
    public async Task<bool> IsClosed()
    {
        using var limit = new CancellationTokenSource(Patience);
        var bytes = new byte[4096];
        try
        {
            while (await _stream.ReadAsync(bytes, limit.Token) > 0) { }
            return true;
        }
        catch (IOException) { return true; }
    }

    public void Dispose() => _tcp.Dispose();
}
