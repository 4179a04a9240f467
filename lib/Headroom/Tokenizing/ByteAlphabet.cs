using System.Collections.Frozen;

namespace Headroom.Tokenizing;

/// <summary>
/// GPT-2's way to write any bytes as printable text, one character per byte, so that a vocabulary can stand in a JSON file. Bytes that are
/// printable in Latin-1 stand for themselves; the other 68 are U+0100 upwards in their order: a space is Ġ, a line feed Ċ.
/// </summary>
public static class ByteAlphabet
{
    private static readonly char[] s_letters = Letters();
    private static readonly FrozenDictionary<char, byte> s_bytes =
        s_letters.Select((letter, value) => (letter, value)).ToFrozenDictionary(one => one.letter, one => (byte)one.value);

    /// <summary>The character that stands for a byte.</summary>
    public static char Letter(byte value) => s_letters[value];

    /// <summary>Bytes as characters of the alphabet, as many as bytes.</summary>
    public static string Write(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = bytes.Length <= 256 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) letters[i] = s_letters[bytes[i]];
        return new string(letters);
    }

    /// <summary>The bytes that a text of the alphabet stands for; false where it holds a character that is none of its 256.</summary>
    public static bool TryRead(string text, out byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            if (!s_bytes.TryGetValue(text[i], out bytes[i])) return false;
        return true;
    }

    private static char[] Letters()
    {
        var letters = new char[256];
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            // ! to ~, ¡ to ¬, ® to ÿ: without the space, the controls and the soft hyphen.
            var printable = value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            letters[value] = (char)(printable ? value : next++);
        }
        return letters;
    }
}
