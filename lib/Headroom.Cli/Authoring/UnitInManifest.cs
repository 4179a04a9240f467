using System.Text;
using System.Text.Json;

namespace Headroom.Cli.Authoring;

/// <summary>
/// A unit as course.json has it, and the place behind its last exercise. Read token by token and not as a course, for a unit without any
/// exercise is no course yet, and every other character of the file must stay as it is.
/// </summary>
internal sealed record UnitInManifest(string Id, string Folder, string NextId)
{
    private byte[] Manifest { get; init; } = [];

    // Byte behind the last exercise, or behind the bracket of an empty list.
    private int At { get; init; }

    private bool IsFirst { get; init; }

    /// <exception cref="UsageException">There is no such unit, or the text is no JSON.</exception>
    public static UnitInManifest Find(string manifest, string id)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(manifest.TrimStart('\uFEFF')), id)
                ?? throw new UsageException($"course.json has no unit {id}. "
                    + "Write the unit first: id, slug, title, summary, notebook, builds_on, and \"exercises\": [].");
        }
        catch (JsonException broken)
        {
            throw new UsageException($"course.json:{broken.LineNumber + 1}: no JSON. ./course list says what is wrong.");
        }
    }

    /// <summary>The manifest with one more exercise; <paramref name="entry"/> is indented as it shall stand.</summary>
    public string With(string entry)
    {
        var (before, after) = (Encoding.UTF8.GetString(Manifest, 0, At), Encoding.UTF8.GetString(Manifest, At, Manifest.Length - At));
        var newline = (before + after).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var added = (IsFirst ? "\n" : ",\n") + entry.ReplaceLineEndings("\n") + (IsFirst ? "\n      " : "");
        return before + added.Replace("\n", newline, StringComparison.Ordinal) + (IsFirst ? after.TrimStart() : after);
    }

    // Depths: { 0, units [ 1, a unit { 2, its members 3, exercises [ 3, an exercise { 4, its members 5.
    private static UnitInManifest? Read(byte[] manifest, string id)
    {
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(manifest, options);
        var (name, unit, slug, last, at, isFirst, inList) = ("", "", "", 0, 0, true, false);
        while (reader.Read())
        {
            switch (reader.TokenType, reader.CurrentDepth)
            {
                case (JsonTokenType.StartObject, 2):
                    (unit, slug, last, at, isFirst) = ("", "", 0, 0, true);
                    break;
                case (JsonTokenType.PropertyName, 3 or 5):
                    name = reader.GetString()!;
                    break;
                case (JsonTokenType.String, 3) when name == "id":
                    unit = reader.GetString()!;
                    break;
                case (JsonTokenType.String, 3) when name == "slug":
                    slug = reader.GetString()!;
                    break;
                case (JsonTokenType.StartArray, 3) when name == "exercises":
                    (inList, at) = (true, (int)reader.TokenStartIndex + 1);
                    break;
                case (JsonTokenType.String, 5) when inList && name == "id":
                    last = Math.Max(last, int.TryParse(reader.GetString()!.Split('.')[^1], out var number) ? number : 0);
                    break;
                case (JsonTokenType.EndObject, 4) when inList:
                    (at, isFirst) = ((int)reader.TokenStartIndex + 1, false);
                    break;
                case (JsonTokenType.EndArray, 3):
                    inList = false;
                    break;
                case (JsonTokenType.EndObject, 2) when unit == id && at > 0:
                    return new(id, $"{id}-{slug}", $"{id}.{last + 1}") { Manifest = manifest, At = at, IsFirst = isFirst };
            }
        }
        return null;
    }
}
