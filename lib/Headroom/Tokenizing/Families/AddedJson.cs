using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>The member <c>added_tokens</c> of a tokenizer.json.</summary>
internal static class AddedJson
{
    public static List<AddedToken> Tokens(JsonElement? list)
    {
        var tokens = new List<AddedToken>();
        if (list is null) return tokens;
        foreach (var token in list.Value.EnumerateArray())
        {
            var content = token.Text("content");
            foreach (var flag in new[] { "single_word", "lstrip", "rstrip" })
                if (token.Flag(flag)) throw new FormatException($"the added token \"{content}\" has {flag} set; only false is read here");
            var id = token.Member("id")?.GetInt32() ?? throw new FormatException($"the added token \"{content}\" has no id");
            tokens.Add(new(id, content, token.Flag("special"), token.Flag("normalized")));
        }
        return tokens;
    }
}
