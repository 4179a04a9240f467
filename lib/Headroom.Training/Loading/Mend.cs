using System.Security.Cryptography;

namespace Headroom.Training.Loading;

/// <summary>
/// TorchSharp's bridge for Linux was built with GCC 13 and asks for its C++ library by version GLIBCXX_3.4.32. One symbol stands behind
/// that, of which no code makes use. Where the system's library is older, a copy with that requirement marked as weak loads and runs.
/// </summary>
internal sealed record Mend
{
    /// <summary>The version that an older system does not have, as the loader's message names it.</summary>
    public const string Requirement = "GLIBCXX_3.4.32";

    // In .gnu.version_r, the flags of that version's entry: VER_FLG_WEAK is 2.
    private const int FlagsAt = 0x3FA34;
    private const byte Required = 0, Weak = 2;

    /// <summary>libLibTorchSharp.so of TorchSharp 0.107.0 for linux-x64: the only file that is mended.</summary>
    public static Mend Bridge { get; } = new(
        "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8",
        "5968efac8270eff8a2b5ca7381612ea9cc54d81cf4104a54e0e6106b7b5f11e3",
        FlagsAt);

    private readonly int _at;

    /// <param name="before">SHA-256 of the file that may be mended.</param>
    /// <param name="after">SHA-256 of what comes out.</param>
    /// <param name="at">Place of the entry's flags in the file.</param>
    internal Mend(string before, string after, int at) => (Before, After, _at) = (before, after, at);

    public string Before { get; }

    public string After { get; }

    /// <summary>
    /// The mended copy in <paramref name="folder"/>, made when it is missing or not what it should be; null when
    /// <paramref name="original"/> is another file than the one that is known, which is left alone.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string? Copy(string original, string folder)
    {
        // The name has the hash in it: a copy of another version of the course is another file.
        var copy = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(original)}-{After[..12]}{Path.GetExtension(original)}");
        if (File.Exists(copy) && Hash(File.ReadAllBytes(copy)) == After) return copy;
        var bytes = File.ReadAllBytes(original);
        if (Hash(bytes) != Before || bytes[_at] != Required) return null;
        bytes[_at] = Weak;
        if (Hash(bytes) != After) return null;
        AtomicFile.Write(copy, bytes);
        return copy;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
