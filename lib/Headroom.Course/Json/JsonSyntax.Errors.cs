using System.Text;
using Headroom.Course.Errors;

namespace Headroom.Course.Json;

internal static partial class JsonSyntax
{
    // What stands at the place, and before it, says more to an author than the parser's state does.
    private static CourseException SyntaxError(JsonSource source, int offset)
    {
        var before = LastSignificant(source.Bytes.AsSpan(0, offset));
        if (offset >= source.Bytes.Length)
            return source.Error(
                offset, "not JSON: the file ends too early", "Close the last string, list or object, or restore the end of the file.");
        Rune.DecodeFromUtf8(source.Bytes.AsSpan(offset), out var found, out _);
        var what = $"not JSON: unexpected {Shown(found)} in column {source.At(offset).Column}";
        return source.Error(offset, what, Fix((char)source.Bytes[offset], before));
    }

    private static string Fix(char found, char before) => (found, before) switch
    {
        ('/' or '#', _) => "JSON has no comments: delete it.",
        ('\'', _) => "Strings stand in double quotes.",
        ('}' or ']', ',') => "Delete the comma before it.",
        ('"' or '{' or '[', '"' or '}' or ']' or (>= '0' and <= '9')) => "Put a comma before it; after a property's name, a colon.",
        ( < ' ', _) => @"Delete it; in a string, write a line break as \n.",
        _ => "Check the commas, quotes and brackets around it.",
    };

    private static string Shown(Rune found) => found.Value == '"' ? "'\"'" : Quoted.Text(found.ToString());

    private static char LastSignificant(ReadOnlySpan<byte> text)
    {
        var trimmed = text.TrimEnd(" \t\r\n"u8);
        return trimmed.IsEmpty ? '\0' : (char)trimmed[^1];
    }
}
