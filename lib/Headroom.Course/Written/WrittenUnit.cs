using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Written;

[Noun("a unit")]
internal sealed record WrittenUnit
{
    [UnitId]
    public Placed<string>? Id { get; init; }

    [Slug]
    public Placed<string>? Slug { get; init; }

    [Line(60)]
    public Placed<string>? Title { get; init; }

    [Line(200)]
    public Placed<string>? Summary { get; init; }

    [Notebook]
    public Placed<string>? Notebook { get; init; }

    [List("unit id", 0, 98), UnitId]
    public Placed<List<Placed<string>>>? BuildsOn { get; init; }

    [List("exercise", 1, 99)]
    public Placed<List<Placed<WrittenExercise>>>? Exercises { get; init; }
}
