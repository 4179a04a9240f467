using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>
/// Reads a <c>tokenizer.json</c> of byte-level BPE as Llama 3, Qwen 2 to 3, SmolLM and GPT-2 publish theirs. What would change the tokens
/// and is not known here is refused, never passed over.
/// </summary>
public static class FamilyTokenizerFile
{
    // Llama 3's has 17 MB; a file beyond this is no tokenizer.
    private const long Largest = 64 << 20;

    /// <summary>The vocabulary in a file.</summary>
    /// <exception cref="InvalidDataException">The file is no tokenizer of this kind; the message says which part is not, and what is read
    /// in its place.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FamilyVocabulary Load(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > Largest) throw new InvalidDataException($"{path}: {length} bytes; a tokenizer.json has at most {Largest}");
        return Read(File.ReadAllText(path), path);
    }

    /// <summary>The vocabulary in a file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="InvalidDataException">The text is no tokenizer of this kind.</exception>
    public static FamilyVocabulary Read(string json, string name = "tokenizer.json")
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var vocabulary = Of(file.RootElement);
            VocabularyCheck.Bytes(vocabulary);
            VocabularyCheck.Merges(vocabulary);
            return vocabulary;
        }
        // An element tells of a wrong kind with InvalidOperationException.
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{name}: {wrong.Message}", wrong);
        }
    }

    private static FamilyVocabulary Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException("not a JSON object");
        foreach (var part in new[] { "truncation", "padding" })
            if (root.Member(part) is not null) throw new FormatException($"{part} is set; only null is read here");
        if (root.Member("decoder") is { } decoder && decoder.Type() is not "ByteLevel" and var other)
            throw new FormatException($"decoder is {other}; ByteLevel is read here");
        var model = root.Member("model") ?? throw new FormatException("model is missing");
        return new()
        {
            Words = ModelJson.Words(model),
            Merges = ModelJson.Merges(model),
            WholeWords = model.Flag("ignore_merges"),
            Added = AddedJson.Tokens(root.Member("added_tokens")),
            Rule = PreTokenizerJson.Rule(root.Member("pre_tokenizer")),
            Composes = Composes(root.Member("normalizer")),
            Beginning = PostProcessorJson.Beginning(root.Member("post_processor")),
        };
    }

    private static bool Composes(JsonElement? normalizer) => normalizer?.Type() switch
    {
        null => false,
        "NFC" => true,
        var other => throw new FormatException($"normalizer is {other}; none and NFC are read here"),
    };
}
