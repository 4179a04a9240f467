using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Outputs on their way to one subscriber. NetMQ counts messages that wait and not their bytes, and drops whichever comes last; here,
/// printed text is dropped once <see cref="SocketLimits.Unread"/> bytes wait, so that results, errors and states have room. Who lets those
/// fill <see cref="SocketLimits.Backlog"/> too has stopped reading, and loses the connection.
/// </summary>
internal sealed class SubscriberStream(Stream kernel, Stream subscriber, RelayTo relay)
{
    // ZMTP 3: a greeting, then frames of a byte of flags, a length of 1 or 8 bytes, and a body.
    private const int Greeting = 64, More = 1, Long = 2, Command = 4;
    private static readonly byte[] s_text = Encoding.UTF8.GetBytes("kernel.stream");
    private readonly Channel<byte[]> _waiting = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
    private long _bytes, _dropped;

    public async Task RunAsync(CancellationToken stop)
    {
        var writing = WriteAsync(stop);
        try { await ReadAsync(stop); }
        catch (EndOfStreamException) { /* The kernel has ended; its last words go out. */ }
        _waiting.Writer.Complete();
        await writing;
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var buffered = new BufferedStream(kernel, 64 << 10);
        // As its bytes come: each side waits for the other's first ones before it sends the rest.
        for (var greeting = new byte[Greeting]; greeting.Length > 0;)
        {
            var read = await buffered.ReadAsync(greeting, stop);
            if (read == 0) throw new EndOfStreamException();
            Add(greeting[..read], isText: false);
            greeting = greeting[read..];
        }
        while (await MessageAsync(buffered, stop) is var (message, isText)) Add(message, isText);
    }

    private void Add(byte[] message, bool isText)
    {
        var before = Interlocked.Add(ref _bytes, message.Length) - message.Length;
        if (isText && before + message.Length > relay.Limits.Unread)
        {
            Interlocked.Add(ref _bytes, -message.Length);
            if (_dropped++ == 0) relay.Log("a client does not read what is published: printed text is dropped for it until it does");
            return;
        }
        if (before > 0 && before + message.Length > relay.Limits.Backlog) throw new IOException("The client has stopped reading.");
        if (_dropped > 0 && before == 0) _dropped = 0;
        _waiting.Writer.TryWrite(message);
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stop))
        {
            await subscriber.WriteAsync(message, stop);
            Interlocked.Add(ref _bytes, -message.Length);
        }
    }

    // All frames of a message, as they came, and whether its topic is that of printed text.
    private static async Task<(byte[] Message, bool IsText)> MessageAsync(Stream from, CancellationToken stop)
    {
        using var message = new MemoryStream();
        bool? isText = null;
        var head = new byte[9];
        while (true)
        {
            await from.ReadExactlyAsync(head.AsMemory(0, 2), stop);
            var headLength = (head[0] & Long) != 0 ? 9 : 2;
            if (headLength == 9) await from.ReadExactlyAsync(head.AsMemory(2, 7), stop);
            var length = headLength == 9 ? checked((int)BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1))) : head[1];
            var at = (int)message.Length + headLength;
            message.Write(head, 0, headLength);
            message.SetLength(at + length);
            await from.ReadExactlyAsync(message.GetBuffer().AsMemory(at, length), stop);
            message.Position = at + length;
            isText ??= (head[0] & Command) == 0 && message.GetBuffer().AsSpan(at, length).SequenceEqual(s_text);
            if ((head[0] & More) == 0) return (message.ToArray(), isText.Value);
        }
    }
}
