using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>The member <c>model</c> of a tokenizer.json.</summary>
internal static class ModelJson
{
    public static Dictionary<string, int> Words(JsonElement model)
    {
        // Files from before 2021 do not say the type of a BPE.
        if (model.Member("type") is { } type && type.GetString() is not "BPE" and var other)
            throw new FormatException($"model.type is {other}; byte-level BPE is read here");
        if (model.Member("dropout") is { } dropout && dropout.GetDouble() != 0)
            throw new FormatException("model.dropout is set: tokens would be drawn by chance; none is read here");
        if (model.Flag("byte_fallback"))
            throw new FormatException("model.byte_fallback is set; byte-level BPE, which needs none, is read here");
        foreach (var name in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
            if (model.Member(name)?.GetString() is { Length: > 0 } mark)
                throw new FormatException($"model.{name} is \"{mark}\"; none is read here");
        if (model.Member("vocab") is not { ValueKind: JsonValueKind.Object } vocab)
            throw new FormatException("model.vocab is missing or no object of names and ids");
        var words = new Dictionary<string, int>();
        foreach (var word in vocab.EnumerateObject())
            if (!words.TryAdd(word.Name, word.Value.GetInt32())) throw new FormatException($"\"{word.Name}\" is in model.vocab twice");
        return words;
    }

    /// <summary>Each is a text "a b", or a list of two.</summary>
    public static List<(string Left, string Right)> Merges(JsonElement model)
    {
        if (model.Member("merges") is not { ValueKind: JsonValueKind.Array } merges)
            throw new FormatException("model.merges is missing or no list");
        var pairs = new List<(string, string)>(merges.GetArrayLength());
        foreach (var merge in merges.EnumerateArray())
        {
            string?[] parts = merge.ValueKind == JsonValueKind.Array
                ? [.. merge.EnumerateArray().Select(part => part.GetString())]
                : [.. (merge.GetString() ?? "").Split(' ')];
            pairs.Add(parts is [{ } left, { } right] ? (left, right) : throw new FormatException($"merge {pairs.Count} is no pair"));
        }
        return pairs;
    }
}
