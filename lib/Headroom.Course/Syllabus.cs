using Headroom.Course.Units;

namespace Headroom.Course;

/// <summary>The whole of <c>course.json</c>. An instance is complete: every file it names exists, every id it refers to is defined.</summary>
public sealed partial record Syllabus
{
    /// <summary>Absolute path of the folder that holds <c>course.json</c>.</summary>
    public required string Root { get; init; }

    public required string Title { get; init; }

    /// <summary>In the order of the course; a unit comes after those it builds on.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>All exercises in the order of the course.</summary>
    public IEnumerable<Exercise> Exercises => Units.SelectMany(unit => unit.Exercises);

    /// <summary>The exercise with this id.</summary>
    /// <exception cref="UnknownIdException">No exercise has it; names the nearest ids.</exception>
    public Exercise Find(string id) =>
        Exercises.FirstOrDefault(exercise => exercise.Id == id)
        ?? throw new UnknownIdException("exercise", id, Nearest.Of(id, Exercises.Select(exercise => exercise.Id)));

    /// <summary>The unit with this id.</summary>
    /// <exception cref="UnknownIdException">No unit has it; names the nearest ids.</exception>
    public Unit FindUnit(string id) =>
        Units.FirstOrDefault(unit => unit.Id == id)
        ?? throw new UnknownIdException("unit", id, Nearest.Of(id, Units.Select(unit => unit.Id)));
}
