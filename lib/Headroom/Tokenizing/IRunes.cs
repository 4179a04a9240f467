using System.Text;

namespace Headroom.Tokenizing;

/// <summary>Text in one of its two encodings, read a code point at a time.</summary>
internal interface IRunes
{
    /// <summary>Bytes or UTF-16 units.</summary>
    int Length { get; }

    /// <summary>The unit at a place: an ASCII character is one unit in both encodings.</summary>
    int this[int at] { get; }

    /// <summary>
    /// Kind and width of the code point that begins at a place. What is no code point is of no kind, so it joins the
    /// symbols.
    /// </summary>
    RuneKind Kind(int at, out int width);
}

/// <summary>UTF-8, valid or not.</summary>
internal readonly ref struct Utf8Runes(ReadOnlySpan<byte> bytes) : IRunes
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public int this[int at] => _bytes[at];

    public RuneKind Kind(int at, out int width)
    {
        width = 1;
        if (_bytes[at] < 0x80) return RuneKinds.OfAscii(_bytes[at]);
        var valid = Rune.DecodeFromUtf8(_bytes[at..], out var rune, out width) == System.Buffers.OperationStatus.Done;
        return valid ? RuneKinds.Of(rune) : RuneKind.Other;
    }
}

/// <summary>UTF-16, with lone surrogates or without.</summary>
internal readonly ref struct Utf16Runes(ReadOnlySpan<char> text) : IRunes
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Length => _text.Length;

    public int this[int at] => _text[at];

    public RuneKind Kind(int at, out int width)
    {
        width = 1;
        if (_text[at] < 0x80) return RuneKinds.OfAscii(_text[at]);
        var valid = Rune.DecodeFromUtf16(_text[at..], out var rune, out width) == System.Buffers.OperationStatus.Done;
        return valid ? RuneKinds.Of(rune) : RuneKind.Other;
    }
}
