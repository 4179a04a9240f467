using System.Buffers.Binary;
using System.Security.Cryptography;
using Headroom.Tokenizing;

namespace Headroom.Training.Tokens;

/// <summary>Gathers documents and writes them as a token file.</summary>
/// <param name="part">stories, code, edits or talks.</param>
/// <param name="seed">Of the generator.</param>
/// <param name="source">Where the documents come from.</param>
public sealed class TokenFileWriter(string part, ulong seed, string source)
{
    private readonly List<ushort> _tokens = [BytePairTokenizer.EndOfText];
    private int _documents;
    private long _bytes;
    private double? _bits;

    /// <summary>Tokens so far.</summary>
    public int Count => _tokens.Count;

    /// <summary>Documents so far.</summary>
    public int Documents => _documents;

    /// <summary>Adds a document.</summary>
    /// <param name="tokens">Its tokens, without an end of text.</param>
    /// <param name="bytes">Of its text.</param>
    /// <param name="bits">-log2 of its probability, where it is known; of all documents of a file or of none.</param>
    public void Add(ReadOnlySpan<ushort> tokens, int bytes, double? bits = null)
    {
        if (_documents > 0 && bits.HasValue != _bits.HasValue)
            throw new ArgumentException(
                "bits are known of all documents or of none", nameof(bits));
        _tokens.AddRange(tokens);
        _tokens.Add(BytePairTokenizer.EndOfText);
        _documents++;
        _bytes += bytes;
        if (bits is { } known) _bits = (_bits ?? 0) + known;
    }

    /// <summary>Writes the file, then the JSON beside it, each whole or not at all: without its JSON a token file is not there.</summary>
    public TokenFileHead Write(string path, string tokenizer)
    {
        var bytes = new byte[_tokens.Count * 2];
        for (var i = 0; i < _tokens.Count; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), _tokens[i]);
        var head = new TokenFileHead(
            part, seed, tokenizer, Convert.ToHexStringLower(SHA256.HashData(bytes)), _tokens.Count, _documents, _bytes, _bits, source);
        File.Delete(TokenFile.HeadOf(path));
        AtomicFile.Write(path, stream => stream.Write(bytes));
        head.Write(TokenFile.HeadOf(path));
        return head;
    }
}
