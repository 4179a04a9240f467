using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Headroom.Training.Code;

/// <summary>A file as text to learn from.</summary>
internal static class CodeText
{
    /// <summary>The text with line feeds alone, so that a checkout on Windows has the same hash.</summary>
    public static string Normalise(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n");

    public static string Sha256(string normalised) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalised)));

    /// <summary>What a model reads: of a notebook the cells' sources, without outputs and JSON; of any other file all of it.</summary>
    public static string Readable(string path, string normalised)
    {
        if (!path.EndsWith(".ipynb", StringComparison.Ordinal)) return normalised;
        var cells = JsonNode.Parse(normalised)?["cells"] as JsonArray
            ?? throw new InvalidDataException($"{path}: a notebook without cells");
        return string.Join("\n\n", cells.Select(cell => cell?["source"] switch
        {
            JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
            var one => (string?)one,
        }));
    }
}
