using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Tokenizing;

/// <summary>
/// A tokenizer as <c>tokenizer.json</c>, in the shape that Hugging Face's library reads: a BPE model over GPT-2's byte alphabet, with
/// <c>ByteLevel</c> before and after it. Reads only what it would write: other tokenizers have rules that would be passed over in silence.
/// </summary>
public static class TokenizerFile
{
    // No vocabulary here comes near; a file beyond this is no tokenizer.
    private const long Largest = 16 << 20;

    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text; the same for the same merges.</summary>
    public static string Write(BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return TokenizerJson.Of(tokenizer).ToJsonString(s_readable).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Save(BytePairTokenizer tokenizer, string path) => AtomicFile.Write(path, Write(tokenizer));

    /// <summary>SHA-256 of the file's text in lower-case hex: what token files name their tokenizer by.</summary>
    public static string Sha256(BytePairTokenizer tokenizer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(tokenizer))));

    /// <summary>The tokenizer in a file.</summary>
    /// <exception cref="InvalidDataException">The file is no tokenizer of this kind; the message says what is wrong with which
    /// part.</exception>
    public static BytePairTokenizer Load(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > Largest) throw new InvalidDataException($"{path}: {length} bytes; a tokenizer.json has at most {Largest}");
        return Read(File.ReadAllText(path), path);
    }

    /// <summary>The tokenizer in a file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="InvalidDataException">The text is no tokenizer of this kind.</exception>
    public static BytePairTokenizer Read(string json, string name = "tokenizer.json")
    {
        try
        {
            return TokenizerJson.Read(JsonNode.Parse(json));
        }
        // A node tells of a wrong kind with InvalidOperationException, of a repeated name and of a wrong merge with ArgumentException.
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{name}: {wrong.Message}", wrong);
        }
    }
}
