using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using Headroom.Tokenizing;

namespace Headroom.Training.Tokens;

/// <summary>
/// Tokens of many documents in a file: 16 bits each, little-endian, an end of text before the first document and after each. Read through
/// the memory map, so that what is not touched is not loaded.
/// </summary>
public sealed unsafe class TokenFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly ushort* _tokens;
    private bool _closed;

    private TokenFile(string path, TokenFileHead head)
    {
        Head = head;
        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _tokens = (ushort*)(start + _view.PointerOffset);
    }

    /// <summary>What the JSON beside the file says.</summary>
    public TokenFileHead Head { get; }

    /// <summary>Tokens there are.</summary>
    public int Length => (int)Head.Tokens;

    /// <summary>All tokens; valid until the file is disposed.</summary>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    public ReadOnlySpan<ushort> Tokens
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return new ReadOnlySpan<ushort>(_tokens, Length);
        }
    }

    /// <summary>Opens a file and checks it: lengths, and with <paramref name="verify"/> its hash.</summary>
    /// <param name="path">The token file; its JSON has the same name and ends in .json.</param>
    /// <param name="tokenizer">SHA-256 that the tokenizer must have.</param>
    /// <param name="verify">Whether to read it all once.</param>
    /// <exception cref="InvalidDataException">The file is not what its JSON says, or of another tokenizer.</exception>
    /// <exception cref="FileNotFoundException">One of the two files is not there.</exception>
    public static TokenFile Open(string path, string tokenizer, bool verify = false)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException(
                "token files are read in place, which needs a little-endian processor");
        var head = TokenFileHead.Read(HeadOf(path));
        if (head.Tokenizer != tokenizer)
            throw new InvalidDataException($"{path} was made with tokenizer {head.Tokenizer}, not with {tokenizer}; make the data anew");
        var length = new FileInfo(path).Length;
        if (head.Tokens is < 1 or > int.MaxValue || length != head.Tokens * 2)
            throw new InvalidDataException($"{path} has {length} bytes, its JSON says {head.Tokens} tokens of 2; make the data anew");
        if (verify)
        {
            using var stream = File.OpenRead(path);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != head.Sha256)
                throw new InvalidDataException($"{path} has not the SHA-256 that its JSON says; make the data anew");
        }
        return new TokenFile(path, head);
    }

    /// <summary>
    /// Start and length of each document in <see cref="Tokens"/>, both ends of text included: the first is its context, the last its end.
    /// </summary>
    public IReadOnlyList<(int Start, int Length)> Documents()
    {
        var (documents, start) = (new List<(int, int)>(Head.Documents), 0);
        var tokens = Tokens;
        while (tokens[(start + 1)..].IndexOf(BytePairTokenizer.EndOfText) is >= 0 and var length)
        {
            documents.Add((start, length + 2));
            start += length + 1;
        }
        return documents;
    }

    /// <summary>Where the JSON of a token file is.</summary>
    public static string HeadOf(string path) => Path.ChangeExtension(path, ".json");

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}
