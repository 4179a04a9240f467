using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace Headroom.Tokenizing;

/// <summary>
/// Byte-level BPE as GPT-2 has it. Tokens 0 to 255 are the bytes, then come <see cref="Marks"/>, then the merges in the order they were
/// learned. Any bytes become tokens and come back exactly. Text goes through Microsoft.ML.Tokenizers, bytes through the merges kept here;
/// both give the same tokens. Safe to use from several threads.
/// </summary>
public sealed class BytePairTokenizer : ITextTokenizer
{
    private static readonly int s_first = 256 + Marks.All.Count;
    private readonly byte[][] _bytes; // of each token
    private readonly Merges _merges;
    private readonly BpeTokenizer _text;

    /// <summary>A tokenizer with these merges, each of two earlier tokens; no two tokens may spell the same bytes.</summary>
    /// <exception cref="ArgumentException">A merge names a mark, itself or a later token, or spells an existing one.</exception>
    public BytePairTokenizer(IReadOnlyList<(ushort Left, ushort Right)> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        Pairs = [.. merges];
        _bytes = Spell(Pairs);
        _merges = new Merges(Pairs, s_first);
        Names = [.. _bytes.Select((bytes, id) => IsMark(id) ? Marks.All[id - 256] : ByteAlphabet.Write(bytes))];
        _text = BpeTokenizer.Create(new BpeOptions(Names.Select((name, id) => KeyValuePair.Create(name, id)))
        {
            Merges = Pairs.Select(pair => $"{Names[pair.Left]} {Names[pair.Right]}"),
            PreTokenizer = new GptWords(),
            ByteLevel = true,
        });
    }

    /// <summary>Tokens there are: 256 bytes, 8 marks and the merges.</summary>
    public int VocabularySize => _bytes.Length;

    /// <summary>Id of <see cref="Marks.EndOfText"/>: 256.</summary>
    public static ushort EndOfText => 256;

    /// <summary>The merges, first learned first. The token of the i-th is 264 + i.</summary>
    public IReadOnlyList<(ushort Left, ushort Right)> Pairs { get; }

    /// <summary>Each token as a vocabulary file writes it: in <see cref="ByteAlphabet"/>, marks as they are.</summary>
    public IReadOnlyList<string> Names { get; }

    IReadOnlyList<int> ITextTokenizer.Beginning => [EndOfText];

    IReadOnlyList<int> ITextTokenizer.Ends => [.. Enumerable.Range(256, Marks.All.Count)];

    /// <summary>Learns a vocabulary of at most <paramref name="size"/> tokens.</summary>
    public static BytePairTokenizer Train(WordCounts counts, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, s_first);
        return new BytePairTokenizer(MergeTraining.Learn(counts, size - s_first, s_first));
    }

    /// <summary>Whether a token is one of <see cref="Marks"/>, which spell no bytes.</summary>
    public static bool IsMark(int token) => token >= 256 && token < s_first;

    /// <summary>The token of a mark.</summary>
    /// <exception cref="ArgumentException">The text is none of <see cref="Marks.All"/>.</exception>
    public static ushort Mark(string mark)
    {
        for (var i = 0; i < Marks.All.Count; i++)
            if (Marks.All[i] == mark) return (ushort)(256 + i);
        throw new ArgumentException($"\"{mark}\" is no mark; there are {string.Join(", ", Marks.All)}", nameof(mark));
    }

    /// <summary>The tokens of a text; marks in it are text. A lone surrogate counts as U+FFFD, as in every UTF-8 writer of .NET.</summary>
    public ushort[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsWellFormed(text) ? EncodeWithLibrary(text) : Encode(Encoding.UTF8.GetBytes(text));
    }

    int[] ITextTokenizer.Encode(string text) => Array.ConvertAll(Encode(text), token => (int)token);

    internal ushort[] EncodeWithLibrary(string text) => [.. _text.EncodeToIds(text).Select(id => (ushort)id)];

    /// <summary>The tokens of any bytes.</summary>
    public ushort[] Encode(ReadOnlySpan<byte> bytes)
    {
        var tokens = new List<ushort>(bytes.Length / 2);
        Encode(bytes, tokens);
        return [.. tokens];
    }

    /// <summary>Adds the tokens of any bytes to a list.</summary>
    public void Encode(ReadOnlySpan<byte> bytes, List<ushort> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        for (var at = 0; at < bytes.Length;)
        {
            var end = WordSplitter.End(new Utf8Runes(bytes), at);
            _merges.Encode(bytes[at..end], tokens);
            at = end;
        }
    }

    /// <summary>The tokens of a text in which marks are marks. For text that we wrote, never for a user's.</summary>
    public ushort[] EncodeMarked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<ushort>(text.Length / 2);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var (place, mark) = MarkedText.Next(rest);
            Encode(Encoding.UTF8.GetBytes(rest[..place].ToString()), tokens);
            if (mark is null) break;
            tokens.Add(Mark(mark));
            rest = rest[(place + mark.Length)..];
        }
        return [.. tokens];
    }

    /// <summary>The bytes that a token spells; none for a mark.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<byte> Bytes(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, _bytes.Length);
        return _bytes[token];
    }

    /// <summary>The bytes of tokens, exactly those that were encoded; marks are left out.</summary>
    public byte[] Decode(ReadOnlySpan<ushort> tokens)
    {
        var bytes = new List<byte>(tokens.Length * 4);
        foreach (var token in tokens) bytes.AddRange(Bytes(token));
        return [.. bytes];
    }

    /// <summary>The text of tokens; bytes that are no UTF-8 become U+FFFD, marks are left out.</summary>
    public string DecodeText(ReadOnlySpan<ushort> tokens) => Encoding.UTF8.GetString(Decode(tokens));

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            text = text[(at + 2)..];
        }
        return true;
    }

    private static byte[][] Spell(IReadOnlyList<(ushort Left, ushort Right)> pairs)
    {
        var bytes = new List<byte[]>(s_first + pairs.Count);
        for (var id = 0; id < s_first; id++) bytes.Add(IsMark(id) ? [] : [(byte)id]);
        var known = new HashSet<byte[]>(ByteWords.Comparer);
        foreach (var (left, right) in pairs)
        {
            var id = bytes.Count;
            if (id > ushort.MaxValue) throw new ArgumentException($"{pairs.Count} merges; tokens are 16 bits wide", nameof(pairs));
            foreach (var part in (ReadOnlySpan<ushort>)[left, right])
                if (part >= id || IsMark(part))
                    throw new ArgumentException(
                        $"merge {id - s_first} is of token {part}, which is {(part < id ? "a mark" : "no earlier token")}", nameof(pairs));
            bytes.Add([.. bytes[left], .. bytes[right]]);
            if (!known.Add(bytes[id]))
                throw new ArgumentException(
                    $"merge {id - s_first} spells \"{ByteAlphabet.Write(bytes[id])}\", as an earlier one does", nameof(pairs));
        }
        return CollectionsMarshal.AsSpan(bytes).ToArray();
    }
}
