using System.Text.Json.Serialization;
using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Written;

/// <summary>
/// course.json as it stands in the file: each member once, with its form. A test keeps <c>course.schema.json</c> in step.
/// </summary>
[Noun("an object with title and units")]
internal sealed record WrittenCourse
{
    [JsonPropertyName("$schema"), Line(200), Optional]
    public Placed<string>? Schema { get; init; }

    [Line(60)]
    public Placed<string>? Title { get; init; }

    [List("unit", 1, 99)]
    public Placed<List<Placed<WrittenUnit>>>? Units { get; init; }
}
