using System.Runtime.InteropServices;

namespace Headroom.Tokenizing;

/// <summary>How often each word occurs: what merges are learned from, however long the text is.</summary>
public sealed class WordCounts
{
    private readonly Dictionary<byte[], long> _counts = new(ByteWords.Comparer);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public WordCounts() => _lookup = _counts.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Bytes counted so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Each word once, in an order that does not depend on the order of the texts.</summary>
    internal IReadOnlyList<(byte[] Word, long Count)> Sorted =>
        [.. _counts.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, Comparer<byte[]>.Create(Compare))];

    /// <summary>Counts the words of one document; words do not cross from one to the next.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Bytes += text.Length;
        for (var at = 0; at < text.Length;)
        {
            var end = WordSplitter.End(new Utf8Runes(text), at);
            CollectionsMarshal.GetValueRefOrAddDefault(_lookup, text[at..end], out _)++;
            at = end;
        }
    }

    private static int Compare(byte[]? a, byte[]? b) => a.AsSpan().SequenceCompareTo(b);
}
