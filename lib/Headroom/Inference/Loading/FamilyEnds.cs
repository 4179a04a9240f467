using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Tokenizing.Families;

namespace Headroom.Inference.Loading;

/// <summary>Tokens that end a text: all that any of a folder's files names, for files of one model name different ones.</summary>
internal static class FamilyEnds
{
    /// <exception cref="InvalidDataException">A file is no JSON, or names what is no token.</exception>
    public static IReadOnlyList<int> Read(string folder, FamilyVocabulary vocabulary)
    {
        var ends = new SortedSet<int>();
        foreach (var (name, member) in ((string, string)[])
            [("generation_config.json", "eos_token_id"), ("config.json", "eos_token_id"), ("tokenizer_config.json", "eos_token")])
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            try
            {
                ends.UnionWith(Tokens(JsonNode.Parse(File.ReadAllText(path))?[member], vocabulary));
            }
            catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
            {
                throw new InvalidDataException($"{path}: {member}: {wrong.Message}", wrong);
            }
        }
        return [.. ends];
    }

    // An id, a list of ids, a token's text, or an object with its text.
    private static IEnumerable<int> Tokens(JsonNode? node, FamilyVocabulary vocabulary) => node switch
    {
        null => [],
        JsonArray list => list.SelectMany(each => Tokens(each, vocabulary)),
        JsonObject token => Tokens(token["content"], vocabulary),
        _ when node.GetValueKind() == JsonValueKind.Number => [Known(node.GetValue<int>(), vocabulary)],
        _ => [vocabulary.Find((string)node!) ?? throw new FormatException($"\"{(string)node!}\" is no token")],
    };

    private static int Known(int id, FamilyVocabulary vocabulary) =>
        vocabulary.Added.Any(token => token.Id == id) || vocabulary.Words.Values.Contains(id)
            ? id
            : throw new FormatException($"there is no token {id}");
}
