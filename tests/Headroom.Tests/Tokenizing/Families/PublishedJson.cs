using System.Text.Json.Nodes;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Tokenizing.Families;

/// <summary>A vocabulary as its family's tokenizer.json has it, member for member.</summary>
internal static class PublishedJson
{
    private const string Llama3 =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Qwen2 =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <param name="vocabulary">Of one of the four families.</param>
    /// <param name="pairs">Whether merges are lists of two, as since 2024, or texts with a space between.</param>
    public static string Of(FamilyVocabulary vocabulary, bool pairs) => new JsonObject
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray([.. vocabulary.Added.Select(token => new JsonObject
        {
            ["id"] = token.Id, ["content"] = token.Content, ["single_word"] = false, ["lstrip"] = false, ["rstrip"] = false,
            ["normalized"] = token.Normalized, ["special"] = token.Special,
        })]),
        ["normalizer"] = vocabulary.Composes ? new JsonObject { ["type"] = "NFC" } : null,
        ["pre_tokenizer"] = PreTokenizer(vocabulary.Rule),
        ["post_processor"] = PostProcessor(vocabulary),
        ["decoder"] = ByteLevel(true),
        ["model"] = new JsonObject
        {
            ["type"] = "BPE", ["dropout"] = null, ["unk_token"] = null,
            ["continuing_subword_prefix"] = vocabulary.Rule == WordRule.Qwen2 ? "" : null,
            ["end_of_word_suffix"] = vocabulary.Rule == WordRule.Qwen2 ? "" : null,
            ["fuse_unk"] = false, ["byte_fallback"] = false, ["ignore_merges"] = vocabulary.WholeWords,
            ["vocab"] = new JsonObject(vocabulary.Words.Select(word => KeyValuePair.Create(word.Key, (JsonNode?)word.Value))),
            ["merges"] = new JsonArray([.. vocabulary.Merges.Select(merge => pairs
                ? (JsonNode)new JsonArray(merge.Left, merge.Right)
                : $"{merge.Left} {merge.Right}")]),
        },
    }.ToJsonString();

    private static JsonObject PreTokenizer(WordRule rule) => rule switch
    {
        WordRule.Gpt2 => ByteLevel(true),
        WordRule.SmolLm => Sequence(new() { ["type"] = "Digits", ["individual_digits"] = true }, ByteLevel(true)),
        WordRule.Llama3 => Sequence(Split(Llama3), ByteLevel(false)),
        _ => Sequence(Split(Qwen2), ByteLevel(false)),
    };

    private static JsonObject PostProcessor(FamilyVocabulary vocabulary)
    {
        if (vocabulary.Beginning is not [var first]) return ByteLevel(false);
        var name = vocabulary.Added.First(token => token.Id == first).Content;
        var mark = new JsonObject { ["SpecialToken"] = new JsonObject { ["id"] = name, ["type_id"] = 0 } };
        var text = new JsonObject { ["Sequence"] = new JsonObject { ["id"] = "A", ["type_id"] = 0 } };
        return new()
        {
            ["type"] = "Sequence",
            ["processors"] = new JsonArray(ByteLevel(false), new JsonObject
            {
                ["type"] = "TemplateProcessing",
                ["single"] = new JsonArray(mark, text),
                ["pair"] = new JsonArray(),
                ["special_tokens"] = new JsonObject
                {
                    [name] = new JsonObject { ["id"] = name, ["ids"] = new JsonArray(first), ["tokens"] = new JsonArray(name) },
                },
            }),
        };
    }

    private static JsonObject Sequence(JsonObject first, JsonObject second) => new()
    {
        ["type"] = "Sequence", ["pretokenizers"] = new JsonArray(first, second),
    };

    private static JsonObject Split(string expression) => new()
    {
        ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = expression }, ["behavior"] = "Isolated", ["invert"] = false,
    };

    private static JsonObject ByteLevel(bool expression) => new()
    {
        ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = true, ["use_regex"] = expression,
    };
}
