using System.Threading.Channels;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>
/// What waits to be sent to one peer, in order. Senders never wait for the peer; one that lets too much pile up is given up.
/// </summary>
internal sealed class ZmtpSender(Stream stream, ZmtpLimits limits)
{
    private const int Batch = 64 << 10;
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private long _unsent;

    /// <summary>Puts a message in the queue; false when there is no room, or the peer has gone.</summary>
    public bool TrySend(IReadOnlyList<byte[]> frames)
    {
        var bytes = new MemoryStream(frames.Sum(f => f.Length + 9));
        for (var i = 0; i < frames.Count; i++) ZmtpFrame.Write(bytes, frames[i], more: i + 1 < frames.Count);
        return TryQueue(bytes.ToArray());
    }

    public bool TrySend(ZmtpCommand command)
    {
        var bytes = new MemoryStream();
        ZmtpFrame.Write(bytes, command.ToBody(), more: false, isCommand: true);
        return TryQueue(bytes.ToArray());
    }

    /// <summary>No more is taken; what is in the queue is still sent.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Sends until <see cref="Complete"/>; short messages travel together.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var batch = new MemoryStream();
        while (await _queue.Reader.WaitToReadAsync(cancel))
        {
            batch.SetLength(0);
            while (batch.Length < Batch && _queue.Reader.TryRead(out var message)) batch.Write(message);
            await stream.WriteAsync(batch.GetBuffer().AsMemory(0, (int)batch.Length), cancel);
            Interlocked.Add(ref _unsent, -batch.Length);
        }
    }

    private bool TryQueue(byte[] message)
    {
        if (Interlocked.Add(ref _unsent, message.Length) <= limits.Unsent && _queue.Writer.TryWrite(message)) return true;
        Interlocked.Add(ref _unsent, -message.Length);
        return false;
    }
}
