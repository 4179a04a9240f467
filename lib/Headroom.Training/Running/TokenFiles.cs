using System.Globalization;
using System.Runtime.InteropServices;
using Headroom.Training.Tokens;

namespace Headroom.Training.Running;

/// <summary>Opens what a run learns from: a file of tokens, or any text as bytes.</summary>
internal static class TokenFiles
{
    /// <summary>
    /// A name that ends in .u16 is tokens of two bytes each, little-endian; beside it, FILE.bytes may hold the number of bytes of text
    /// that they stand for. Anything else is text.
    /// </summary>
    /// <exception cref="FormatException">There is no such file, or it is none of these.</exception>
    public static ITokenSource Open(string path, int vocabulary, long seed)
    {
        if (!File.Exists(path)) throw new FormatException($"there is no {path} to learn from.");
        var bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".u16", StringComparison.Ordinal)) return TokenWindows.OfBytes(bytes, seed);
        if (bytes.Length % 2 != 0) throw new FormatException($"{path} has an odd number of bytes, and a token is two.");
        var tokens = MemoryMarshal.Cast<byte, ushort>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian) throw new FormatException("token files are little-endian, as this machine is not.");
        var beside = path + ".bytes";
        var text = File.Exists(beside) ? double.Parse(File.ReadAllText(beside), CultureInfo.InvariantCulture) : double.NaN;
        return new TokenWindows(tokens, vocabulary, text / tokens.Length, seed);
    }
}
