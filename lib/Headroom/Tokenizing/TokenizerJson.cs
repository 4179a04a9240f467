using System.Text.Json.Nodes;

namespace Headroom.Tokenizing;

/// <summary>The members of <c>tokenizer.json</c>.</summary>
internal static class TokenizerJson
{
    public static JsonObject Of(BytePairTokenizer tokenizer) => new()
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray([.. Marks.All.Select((mark, i) => AddedToken(256 + i, mark))]),
        ["normalizer"] = null,
        ["pre_tokenizer"] = ByteLevel(),
        ["post_processor"] = null,
        ["decoder"] = ByteLevel(),
        ["model"] = Model(tokenizer),
    };

    public static BytePairTokenizer Read(JsonNode? root)
    {
        if (root is not JsonObject file) throw new FormatException("not a JSON object");
        foreach (var part in new[] { "truncation", "padding", "normalizer", "post_processor" })
            if (file[part] is not null) throw new FormatException($"{part} is set; only null is known here");
        Same(file["pre_tokenizer"], ByteLevel(), "pre_tokenizer");
        Same(file["decoder"], ByteLevel(), "decoder");
        Same(file["added_tokens"], new JsonArray([.. Marks.All.Select((mark, i) => AddedToken(256 + i, mark))]), "added_tokens");
        if (file["model"] is not JsonObject model) throw new FormatException("model is missing");
        if ((string?)model["type"] != "BPE")
            throw new FormatException(
                $"model.type is {model["type"]?.ToJsonString() ?? "missing"}, not \"BPE\"");
        var tokenizer = new BytePairTokenizer(ReadMerges(model));
        var expected = Model(tokenizer);
        foreach (var (member, value) in expected)
            if (member != "merges") Same(model[member], value, $"model.{member}");
        return tokenizer;
    }

    private static JsonObject AddedToken(int id, string content) => new()
    {
        ["id"] = id,
        ["content"] = content,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };

    private static JsonObject ByteLevel() => new()
    {
        ["type"] = "ByteLevel",
        ["add_prefix_space"] = false,
        ["trim_offsets"] = true,
        ["use_regex"] = true,
    };

    private static JsonObject Model(BytePairTokenizer tokenizer) => new()
    {
        ["type"] = "BPE",
        ["dropout"] = null,
        ["unk_token"] = null,
        ["continuing_subword_prefix"] = null,
        ["end_of_word_suffix"] = null,
        ["fuse_unk"] = false,
        ["byte_fallback"] = false,
        ["ignore_merges"] = false,
        ["vocab"] = new JsonObject(tokenizer.Names.Select((name, id) => KeyValuePair.Create(name, (JsonNode?)id))),
        ["merges"] = new JsonArray(
            [.. tokenizer.Pairs.Select(pair => new JsonArray(tokenizer.Names[pair.Left], tokenizer.Names[pair.Right]))]),
    };

    // The vocabulary follows from the merges, so these are read and the rest is compared.
    private static List<(ushort Left, ushort Right)> ReadMerges(JsonObject model)
    {
        if (model["merges"] is not JsonArray merges) throw new FormatException("model.merges is missing or no array");
        if (model["vocab"] is not JsonObject vocabulary) throw new FormatException("model.vocab is missing or no object");
        var pairs = new List<(ushort, ushort)>(merges.Count);
        foreach (var merge in merges)
        {
            if (merge is not JsonArray { Count: 2 } pair) throw new FormatException($"merge {pairs.Count} is no pair of two strings");
            pairs.Add((Id(pair[0]), Id(pair[1])));
        }
        return pairs;

        ushort Id(JsonNode? part)
        {
            var name = (string?)part ?? throw new FormatException($"merge {pairs.Count} has a null");
            var id = (int?)vocabulary[name]
                ?? throw new FormatException($"merge {pairs.Count} is of \"{name}\", which is not in model.vocab");
            return id is >= 0 and <= ushort.MaxValue
                ? (ushort)id
                : throw new FormatException($"\"{name}\" has id {id}; tokens are 16 bits wide");
        }
    }

    private static void Same(JsonNode? found, JsonNode? expected, string part)
    {
        if (JsonNode.DeepEquals(found, expected)) return;
        var text = found?.ToJsonString() ?? "missing";
        throw new FormatException(
            $"{part} is {(text.Length > 120 ? text[..120] + "..." : text)}, which is not what this tokenizer has there");
    }
}
