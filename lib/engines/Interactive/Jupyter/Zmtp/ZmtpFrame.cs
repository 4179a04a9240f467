using System.Buffers.Binary;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>One frame: a part of a message, which may have more, or a command.</summary>
internal readonly record struct ZmtpFrame(byte[] Body, bool More, bool IsCommand)
{
    private const byte MoreFlag = 1, LongFlag = 2, CommandFlag = 4;

    /// <summary>Flags, length in 1 or 8 bytes, body.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> body, bool more, bool isCommand = false)
    {
        var flags = (byte)((more ? MoreFlag : 0) | (isCommand ? CommandFlag : 0));
        if (body.Length <= byte.MaxValue) stream.Write([flags, (byte)body.Length]);
        else
        {
            Span<byte> head = stackalloc byte[9];
            head[0] = (byte)(flags | LongFlag);
            BinaryPrimitives.WriteUInt64BigEndian(head[1..], (ulong)body.Length);
            stream.Write(head);
        }
        stream.Write(body);
    }

    /// <summary>Null when the peer has ended the connection before the frame.</summary>
    /// <param name="stream">Positioned at a frame.</param>
    /// <param name="room">Bytes that the message may still have.</param>
    /// <param name="limits">Bounds a command.</param>
    /// <param name="cancel">Ends the wait for bytes.</param>
    /// <exception cref="ZmtpException">Unknown flags, or longer than allowed.</exception>
    /// <exception cref="EndOfStreamException">The peer went in the middle of the frame.</exception>
    public static async ValueTask<ZmtpFrame?> ReadAsync(Stream stream, long room, ZmtpLimits limits, CancellationToken cancel)
    {
        var head = new byte[8];
        if (await stream.ReadAsync(head.AsMemory(0, 1), cancel) == 0) return null;
        var flags = head[0];
        var isCommand = (flags & CommandFlag) != 0;
        if ((flags & ~(MoreFlag | LongFlag | CommandFlag)) != 0) throw new ZmtpException($"a frame has the unknown flags 0x{flags:x2}");
        if (isCommand && (flags & MoreFlag) != 0) throw new ZmtpException("a command says that more frames follow");

        await stream.ReadExactlyAsync(head.AsMemory(0, (flags & LongFlag) != 0 ? 8 : 1), cancel);
        var length = (flags & LongFlag) != 0 ? BinaryPrimitives.ReadUInt64BigEndian(head) : head[0];
        var most = (ulong)(isCommand ? limits.Command : room);
        if (length > most) throw new ZmtpException($"a frame of {length} bytes is longer than the {most} allowed");
        return new ZmtpFrame(await ReadBodyAsync(stream, (int)length, cancel), (flags & MoreFlag) != 0, isCommand);
    }

    // Memory is taken as bytes come, not as they are announced.
    private static async ValueTask<byte[]> ReadBodyAsync(Stream stream, int length, CancellationToken cancel)
    {
        const int Step = 1 << 20;
        var body = new byte[Math.Min(length, Step)];
        for (var read = 0; ;)
        {
            await stream.ReadExactlyAsync(body.AsMemory(read), cancel);
            read = body.Length;
            if (read == length) return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * read));
        }
    }
}
