using System.Text.Json;
using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Rules;

/// <summary>
/// Every member that System.Text.Json refuses, with its owner, its line and a cure: those it does not know, and those that stand twice.
/// </summary>
internal ref struct MemberErrors(JsonSource source, ErrorList errors)
{
    private Utf8JsonReader _reader = new(source.Bytes);

    /// <param name="shape">What the whole text is; a value of another kind is stepped over.</param>
    public void Find(EntryShape shape)
    {
        _reader.Read();
        InValue(shape, isList: false, new Slot("", ""));
    }

    private void InValue(EntryShape? shape, bool isList, Slot place)
    {
        if (shape is null) _reader.Skip();
        else if (!isList && _reader.TokenType == JsonTokenType.StartObject) InObject(shape, place);
        else if (!isList || _reader.TokenType != JsonTokenType.StartArray) _reader.Skip();
        else
            for (var at = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; at++)
                InValue(shape, isList: false, place.Item(at));
    }

    private void InObject(EntryShape shape, Slot place)
    {
        var (owner, seen) = (shape.Owner(place, Id()), new Dictionary<string, int>());
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, at) = (_reader.GetString()!, (int)_reader.TokenStartIndex);
            var full = Quoted.Text(owner.Property + name);
            var member = shape.Find(name);
            if (!seen.TryAdd(name, at))
                errors.Add(
                    at, owner.SayOfOwner($"property {full} stands twice, first in line {source.At(seen[name]).Line}"),
                    "Remove one of them.");
            else if (member is null)
                errors.Add(at, owner.SayOfOwner($"unknown property {full}"),
                    $"Nearest known: {string.Join(", ", Nearest.Of(name, shape.Members.Select(known => known.Name), 2))}.");
            _reader.Read();
            InValue(member?.Inner, member?.IsList ?? false, owner with { Property = owner.Property + name });
        }
    }

    // Looks ahead on a copy of the reader, which stands at the start of the object.
    private readonly string? Id()
    {
        var ahead = _reader;
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndObject)
        {
            var isId = ahead.ValueTextEquals("id"u8);
            ahead.Read();
            if (isId && ahead.TokenType == JsonTokenType.String) return ahead.GetString();
            ahead.Skip();
        }
        return null;
    }
}
