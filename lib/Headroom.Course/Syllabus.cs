using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Course;

/// <summary>
/// The whole of <c>course.json</c>. An instance is complete: every file it names exists, every id it refers to is defined.
/// </summary>
public sealed partial record Syllabus
{
    /// <summary>Absolute path of the folder that holds <c>course.json</c>.</summary>
    public required string Root { get; init; }

    public required string Title { get; init; }

    /// <summary>In the order of the course; a unit comes after those it builds on.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>All exercises in the order of the course.</summary>
    public IEnumerable<Exercise> Exercises => Units.SelectMany(unit => unit.Exercises);

    /// <summary>The default path, in the order of the course; the rest is further work.</summary>
    public IEnumerable<Exercise> Core => Exercises.Where(exercise => exercise.IsCore);

    /// <summary>
    /// What comes next: of those not passed the first on the default path, and once that is done the first of the further ones. One whose
    /// needs are passed goes before one whose needs are not.
    /// </summary>
    /// <param name="known">What is remembered, by exercise id.</param>
    /// <param name="all">In the order of the course, further work in its place.</param>
    /// <returns>Null when every exercise is passed.</returns>
    public Exercise? Next(IReadOnlyDictionary<string, ExerciseProgress> known, bool all = false)
    {
        ArgumentNullException.ThrowIfNull(known);
        var open = Exercises.Where(exercise => !Passed(exercise.Id)).ToList();
        return open.OrderBy(exercise => all || exercise.IsCore ? 0 : 1).ThenBy(exercise => exercise.Needs.All(Passed) ? 0 : 1)
            .FirstOrDefault();

        bool Passed(string id) => known.GetValueOrDefault(id)?.Passed is not null;
    }

    /// <summary>The exercise with this id.</summary>
    /// <exception cref="UnknownIdException">No exercise has it; names the nearest ids.</exception>
    public Exercise Find(string id) =>
        Exercises.FirstOrDefault(exercise => exercise.Id == Full(id))
        ?? throw new UnknownIdException("exercise", id, Nearest.Of(id, Exercises.Select(exercise => exercise.Id)));

    /// <summary>An id as course.json has it: 1.1 and 01.01 are 01.1, 1 is 01; anything else is returned as it is.</summary>
    internal static string Full(string id)
    {
        var parts = id.Trim().Split('.');
        return parts.Length <= 2 && parts.All(part => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit))
            ? string.Join('.', parts.Select((part, at) => part.TrimStart('0').PadLeft(at == 0 ? 2 : 1, '0')))
            : id;
    }

    /// <summary>The unit with this id.</summary>
    /// <exception cref="UnknownIdException">No unit has it; names the nearest ids.</exception>
    public Unit FindUnit(string id) =>
        Units.FirstOrDefault(unit => unit.Id == Full(id))
        ?? throw new UnknownIdException("unit", id, Nearest.Of(id, Units.Select(unit => unit.Id)));
}
