using System.Text.Json;
using System.Text.RegularExpressions;

namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>Reads what follows a magic command's name: <c>--name value</c>, or the value alone; quotes keep spaces.</summary>
internal static partial class MagicArguments
{
    public static string? Parse(string text, Magic magic, int line)
    {
        string? value = null;
        string[] words = [.. Word().Matches(text).Select(m => m.Value)];
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (words[i] != magic.Parameter) throw MagicSyntaxException.UnknownParameter(line, words[i]);
                if (++i == words.Length) throw MagicSyntaxException.MissingParameter(line, magic.Parameter);
            }
            if (value is not null || magic.Parameter is null) throw MagicSyntaxException.TooMany(line);
            value = Unquote(words[i], line);
        }
        return value ?? (magic.Parameter is null ? null : throw MagicSyntaxException.MissingParameter(line, magic.Parameter));
    }

    private static string Unquote(string word, int line)
    {
        if (word[0] != '"') return word;
        try { return JsonSerializer.Deserialize<string>(word)!; }
        catch (JsonException) { throw new MagicSyntaxException(line, "DNI106", $"Not a JSON string: {word}"); }
    }

    [GeneratedRegex("""
        "(\\.|[^"\\])*"?|[^\s"]\S*
        """)]
    private static partial Regex Word();
}
