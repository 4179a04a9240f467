using System.Buffers;
using System.Text;
using System.Text.Json;
using Headroom.Course.Errors;

namespace Headroom.Course.Json;

/// <summary>Reads JSON into nodes with positions. Comments, trailing commas and anything after the value are errors.</summary>
internal static partial class JsonTree
{
    // course.json itself is 7 deep.
    private const int Deepest = 16;

    // About 10 times a full course.
    private const int LargestBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="CourseException">The text is not JSON; one error, at the first place where it stops being so.</exception>
    public static Node Parse(string file, ReadOnlySpan<byte> utf8)
    {
        var source = new JsonSource(file, (utf8.StartsWith(ByteOrderMark) ? utf8[3..] : utf8).ToArray());
        RequireSize(source);
        RequireUtf8(source);
        var reader = new Utf8JsonReader(source.Bytes, new JsonReaderOptions { MaxDepth = 2 * Deepest });
        try
        {
            reader.Read();
            var root = Value(ref reader, source);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw SyntaxError(source, source.Offset(e.LineNumber ?? 0, e.BytePositionInLine ?? 0));
        }
    }

    private static Node Value(ref Utf8JsonReader reader, JsonSource source)
    {
        var at = source.At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new ObjectNode(at, Members(ref reader, source)),
            JsonTokenType.StartArray => new ListNode(at, Items(ref reader, source)),
            JsonTokenType.String => new TextNode(at, Text(ref reader, source)),
            JsonTokenType.Number => new NumberNode(at, reader.TryGetDouble(out var value) ? value : double.PositiveInfinity),
            _ => new LiteralNode(at, Encoding.UTF8.GetString(reader.ValueSpan)),
        };
    }

    private static List<Member> Members(ref Utf8JsonReader reader, JsonSource source)
    {
        RequireDepth(ref reader, source);
        var members = new List<Member>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, at) = (Text(ref reader, source), source.At(reader.TokenStartIndex));
            reader.Read();
            members.Add(new Member(name, at, Value(ref reader, source)));
        }
        return members;
    }

    private static List<Node> Items(ref Utf8JsonReader reader, JsonSource source)
    {
        RequireDepth(ref reader, source);
        var items = new List<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, source));
        return items;
    }

    private static string Text(ref Utf8JsonReader reader, JsonSource source)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException) // \ud800 alone
        {
            throw source.Error(reader.TokenStartIndex, "the string holds half of a surrogate pair", @"Write both halves (\ud83d\ude00), or the character itself.");
        }
    }

    private static void RequireDepth(ref Utf8JsonReader reader, JsonSource source)
    {
        if (reader.CurrentDepth >= Deepest)
            throw source.Error(reader.TokenStartIndex, $"nested more than {Deepest} deep", "Nothing in a manifest is; a bracket is missing or doubled above this line.");
    }

    private static void RequireSize(JsonSource source)
    {
        if (source.Bytes.Length > LargestBytes)
            throw source.Error(0, $"the file has {source.Bytes.Length:N0} bytes, at most {LargestBytes:N0}", "Move long text to the notebooks.");
    }

    private static void RequireUtf8(JsonSource source)
    {
        for (var at = 0; at < source.Bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(source.Bytes.AsSpan(at), out _, out var length);
            if (status != OperationStatus.Done)
                throw source.Error(at, $"byte 0x{source.Bytes[at]:X2} is not UTF-8", "Save the file as UTF-8.");
            at += length;
        }
    }
}
