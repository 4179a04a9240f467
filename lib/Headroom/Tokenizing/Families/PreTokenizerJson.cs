using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>The member <c>pre_tokenizer</c> of a tokenizer.json.</summary>
internal static class PreTokenizerJson
{
    private const string Read =
        "read here: ByteLevel with its own expression; a Split by the expression of Llama 3, Qwen 2 or GPT-2, then ByteLevel without; "
        + "Digits one by one, then ByteLevel";

    public static WordRule Rule(JsonElement? node)
    {
        if (node is not { } given) throw new FormatException($"pre_tokenizer is missing; {Read}");
        JsonElement[] steps = given.Type() == "Sequence" ? [.. given.List("pretokenizers")] : [given];
        if (steps is not [.., var last] || last.Type() != "ByteLevel") throw Unknown(steps);
        if (last.Member("add_prefix_space") is not { ValueKind: JsonValueKind.False })
            throw new FormatException("pre_tokenizer adds a space before a text (add_prefix_space); only false is read here");
        var own = last.Member("use_regex")?.GetBoolean() ?? true;
        if (steps.Length == 1 && own) return WordRule.Gpt2;
        if (steps.Length != 2) throw Unknown(steps);
        return (steps[0].Type(), own) switch
        {
            ("Split", false) => Split(steps[0]),
            ("Digits", true) when steps[0].Flag("individual_digits") => WordRule.SmolLm,
            _ => throw Unknown(steps),
        };
    }

    private static WordRule Split(JsonElement split)
    {
        if (split.Text("behavior") is not "Isolated" and var behavior)
            throw new FormatException($"pre_tokenizer splits with the behavior {behavior}; Isolated is read here");
        if (split.Flag("invert")) throw new FormatException("pre_tokenizer splits with invert set; only false is read here");
        var expression = split.Member("pattern")?.Member("Regex")?.GetString()
            ?? throw new FormatException("pre_tokenizer splits by no pattern.Regex");
        return WordRules.OfExpression(expression) ?? throw new FormatException($"pre_tokenizer splits by {Short(expression)}; {Read}");
    }

    private static FormatException Unknown(IEnumerable<JsonElement> steps) =>
        new($"pre_tokenizer is {string.Join(", then ", steps.Select(step => Short(step.GetRawText())))}; {Read}");

    private static string Short(string text) => text.Length > 160 ? text[..160] + "..." : text;
}
