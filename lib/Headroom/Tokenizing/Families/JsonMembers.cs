using System.Text.Json;

namespace Headroom.Tokenizing.Families;

/// <summary>Members of an object in a file of others.</summary>
internal static class JsonMembers
{
    /// <summary>The member; null where it is missing or null.</summary>
    public static JsonElement? Member(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>What <c>type</c> says, in words for an error where it says nothing.</summary>
    public static string Type(this JsonElement of) => of.Member("type")?.GetString() ?? "of no type";

    /// <summary>A member that is true or false; false where it is missing.</summary>
    public static bool Flag(this JsonElement of, string name) => of.Member(name)?.GetBoolean() ?? false;

    /// <summary>A text that must be there.</summary>
    public static string Text(this JsonElement of, string name) =>
        of.Member(name)?.GetString() ?? throw new FormatException($"{name} is missing");

    /// <summary>The elements of a list; none where it is missing.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement of, string name) =>
        of.Member(name) is { } list ? list.EnumerateArray() : [];
}
