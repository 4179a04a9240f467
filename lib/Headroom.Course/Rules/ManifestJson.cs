using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Written;

namespace Headroom.Course.Rules;

/// <summary>course.json as it was written, read by System.Text.Json: members that are unknown or stand twice end the reading.</summary>
internal static class ManifestJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new PlacedConverter() },
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static JsonSource Source(string file, ReadOnlySpan<byte> utf8) =>
        new(file, (utf8.StartsWith(ByteOrderMark) ? utf8[3..] : utf8).ToArray());

    /// <exception cref="CourseException">The text is not JSON, or a member is unknown or stands twice: for members, every one of
    /// them.</exception>
    public static Placed<WrittenCourse> Read(JsonSource source)
    {
        JsonSyntax.Require(source);
        try
        {
            return JsonSerializer.Deserialize<Placed<WrittenCourse>>(source.Bytes, s_options)!;
        }
        catch (JsonException e)
        {
            var errors = new ErrorList(source);
            new MemberErrors(source, errors).Find(EntryShape.Of(typeof(WrittenCourse)));
            errors.ThrowIfAny();
            throw source.Error(
                source.Offset(e.LineNumber ?? 0, e.BytePositionInLine ?? 0), e.Message.TrimEnd('.'), "Compare it with course.schema.json.");
        }
    }
}
