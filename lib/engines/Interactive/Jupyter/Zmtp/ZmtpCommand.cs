using System.Buffers.Binary;
using System.Text;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>A command frame's body: a name and data of its own kind.</summary>
internal readonly record struct ZmtpCommand(string Name, byte[] Data)
{
    /// <summary>Bytes of a PING between its name and the context that the PONG repeats.</summary>
    public const int PingTtl = 2;

    /// <exception cref="ZmtpException">The name is longer than the body.</exception>
    public static ZmtpCommand Read(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0 || body[0] == 0 || body.Length < 1 + body[0]) throw new ZmtpException("a command has no name");
        return new(Encoding.ASCII.GetString(body.Slice(1, body[0])), body[(1 + body[0])..].ToArray());
    }

    public byte[] ToBody() => [(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data];

    public static ZmtpCommand Ready(string socketType)
    {
        var data = new MemoryStream();
        WriteProperty(data, "Socket-Type", Encoding.ASCII.GetBytes(socketType));
        WriteProperty(data, "Identity", []);
        return new("READY", data.ToArray());
    }

    public static ZmtpCommand Error(string reason)
    {
        var text = Encoding.ASCII.GetBytes(reason.Length > byte.MaxValue ? reason[..byte.MaxValue] : reason);
        return new("ERROR", [(byte)text.Length, .. text]);
    }

    /// <summary>The properties of a READY; names are compared without case.</summary>
    /// <exception cref="ZmtpException">A property is cut short.</exception>
    public Dictionary<string, byte[]> Properties()
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        for (ReadOnlySpan<byte> rest = Data; rest.Length > 0;)
        {
            var name = rest[0];
            if (name == 0 || rest.Length < 1 + name + 4) throw new ZmtpException("a property of READY is cut short");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest[(1 + name)..]);
            var value = rest[(1 + name + 4)..];
            if (length > value.Length) throw new ZmtpException("a property of READY is cut short");
            properties[Encoding.ASCII.GetString(rest.Slice(1, name))] = value[..(int)length].ToArray();
            rest = value[(int)length..];
        }
        return properties;
    }

    private static void WriteProperty(MemoryStream data, string name, byte[] value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        data.WriteByte((byte)name.Length);
        data.Write(Encoding.ASCII.GetBytes(name));
        data.Write(length);
        data.Write(value);
    }
}
