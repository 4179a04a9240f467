using System.Security.Cryptography;
using System.Text;

namespace Headroom.Jupyter.Wire;

/// <summary>HMAC-SHA256 over header, parent header, metadata and content, as lower-case hexadecimal text.</summary>
internal sealed class MessageSigner(string key)
{
    public const string Scheme = "hmac-sha256";
    private const int Remembered = 1 << 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    public byte[] Sign(ReadOnlySpan<byte[]> four)
    {
        if (_key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in four) hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <exception cref="WireException">Wrong, or used before: a message that was recorded and sent again.</exception>
    public void Verify(byte[] signature, ReadOnlySpan<byte[]> four)
    {
        if (_key.Length == 0) return;
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(four))) throw new WireException("the signature is wrong");
        lock (_seen)
        {
            if (!_seen.Add(Encoding.ASCII.GetString(signature))) throw new WireException("the message was sent before");
            _order.Enqueue(Encoding.ASCII.GetString(signature));
            if (_order.Count > Remembered) _seen.Remove(_order.Dequeue());
        }
    }
}
