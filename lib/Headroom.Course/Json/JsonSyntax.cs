using System.Buffers;
using System.Text;
using System.Text.Json;
using Headroom.Course.Errors;

namespace Headroom.Course.Json;

/// <summary>Whether a text is JSON at all. Comments, trailing commas and anything after the value are errors.</summary>
internal static partial class JsonSyntax
{
    // course.json itself is 7 deep.
    private const int Deepest = 16;

    // About 10 times a full course.
    private const int LargestBytes = 1 << 20;

    /// <exception cref="CourseException">It is not; one error, at the first place where it stops being so.</exception>
    public static void Require(JsonSource source)
    {
        RequireSize(source);
        RequireUtf8(source);
        var reader = new Utf8JsonReader(source.Bytes, new JsonReaderOptions { MaxDepth = 2 * Deepest });
        try
        {
            while (reader.Read()) Require(ref reader, source);
        }
        catch (JsonException e)
        {
            throw SyntaxError(source, source.Offset(e.LineNumber ?? 0, e.BytePositionInLine ?? 0));
        }
    }

    private static void Require(ref Utf8JsonReader reader, JsonSource source)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= Deepest:
                throw source.Error(reader.TokenStartIndex, $"nested more than {Deepest} deep",
                    "Nothing in a manifest is; a bracket is missing or doubled above this line.");
            case JsonTokenType.String or JsonTokenType.PropertyName:
                RequireWhole(ref reader, source);
                break;
        }
    }

    private static void RequireWhole(ref Utf8JsonReader reader, JsonSource source)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException) // \ud800 alone
        {
            throw source.Error(reader.TokenStartIndex, "the string holds half of a surrogate pair",
                @"Write both halves (\ud83d\ude00), or the character itself.");
        }
    }

    private static void RequireSize(JsonSource source)
    {
        if (source.Bytes.Length > LargestBytes)
            throw source.Error(
                0, $"the file has {source.Bytes.Length:N0} bytes, at most {LargestBytes:N0}", "Move long text to the notebooks.");
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
