namespace Headroom.Tokenizing;

/// <summary>Byte strings as keys, found by a span without a copy.</summary>
internal sealed class ByteWords : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static ByteWords Comparer { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    // FNV-1a: words are short, and texts here are nobody's attack.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = 2166136261u;
        foreach (var one in alternate) hash = (hash ^ one) * 16777619u;
        return (int)(hash ^ hash >> 15);
    }
}
