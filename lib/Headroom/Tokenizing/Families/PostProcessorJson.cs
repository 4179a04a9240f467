using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>The member <c>post_processor</c> of a tokenizer.json: what is put before a text.</summary>
internal static class PostProcessorJson
{
    public static IReadOnlyList<int> Beginning(JsonElement? node)
    {
        if (node is not { } given) return [];
        return given.Type() switch
        {
            "ByteLevel" => [], // moves offsets alone
            "Sequence" => [.. given.List("processors").SelectMany(step => Beginning(step))],
            "TemplateProcessing" => Template(given),
            var other => throw new FormatException(
                $"post_processor is {other}; ByteLevel, TemplateProcessing and a Sequence of them are read here"),
        };
    }

    private static List<int> Template(JsonElement template)
    {
        var (ids, text) = (new List<int>(), false);
        foreach (var part in template.List("single"))
        {
            if (part.Member("Sequence") is { } sequence)
            {
                if (text || sequence.Text("id") != "A") throw new FormatException("post_processor has more than one text in its template");
                text = true;
                continue;
            }
            var name = part.Member("SpecialToken")?.Text("id") ?? throw new FormatException("post_processor has a part of no kind");
            if (text) throw new FormatException($"post_processor puts {name} behind a text; only what stands before one is read here");
            var known = template.Member("special_tokens")?.Member(name)
                ?? throw new FormatException($"post_processor does not say what {name} is");
            ids.AddRange(known.List("ids").Select(id => id.GetInt32()));
        }
        return text ? ids : throw new FormatException("post_processor has no text in its template");
    }
}
