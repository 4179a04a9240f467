using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Training.Tokens;

/// <summary>What stands in the JSON file beside a token file.</summary>
/// <param name="Part">stories, code, edits or talks.</param>
/// <param name="Seed">Of the generator; 0 for code.</param>
/// <param name="Tokenizer">SHA-256 of the tokenizer's file.</param>
/// <param name="Sha256">Of the token file.</param>
/// <param name="Tokens">In the file: an end of text before the first document and after each.</param>
/// <param name="Documents">There are.</param>
/// <param name="Bytes">Of the documents' text in UTF-8, marks and ends not counted: what bits per byte divide by.</param>
/// <param name="Bits">-log2 of the documents' probability under their grammar; null where nobody knows it.</param>
/// <param name="Source">Where the documents come from: for code the manifest's commit.</param>
public sealed record TokenFileHead(
    string Part, ulong Seed, string Tokenizer, string Sha256, long Tokens, int Documents, long Bytes, double? Bits, string Source)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Bits per byte that no model can beat on these very documents; null where nobody knows it.</summary>
    [JsonIgnore]
    public double? Floor => Bits / Bytes;

    internal static TokenFileHead Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TokenFileHead>(File.ReadAllText(path), s_options) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    internal void Write(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, s_options).ReplaceLineEndings("\n") + "\n");
}
