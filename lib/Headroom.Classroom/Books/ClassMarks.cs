using Headroom.Classroom.Marking;
using Headroom.Course.Units;

namespace Headroom.Classroom.Books;

/// <summary>All marks of a class, as the books show them.</summary>
/// <param name="Exercises">In the order of the course.</param>
/// <param name="Learners">In the order of their names.</param>
/// <param name="Marks">By learner and exercise.</param>
/// <param name="Problems">What could not be read, by learner.</param>
/// <param name="Read">Learner, exercise and SHA-256 of the held marks whose file a person has read and accepts.</param>
public sealed record ClassMarks(
    IReadOnlyList<Exercise> Exercises, IReadOnlyList<string> Learners, IReadOnlyDictionary<(string Learner, string Exercise), Mark> Marks,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Problems, IReadOnlySet<(string Learner, string Exercise, string Sha256)> Read)
{
    public int OutOf => Exercises.Sum(exercise => exercise.Points);

    public Mark? Of(string learner, Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return Marks.GetValueOrDefault((learner, exercise.Id));
    }

    public IEnumerable<Mark> Of(string learner) => Exercises.Select(exercise => Of(learner, exercise)).OfType<Mark>();

    public IEnumerable<Mark> Of(Exercise exercise) => Learners.Select(learner => Of(learner, exercise)).OfType<Mark>();

    /// <summary>Waits for a person, and counts nothing until then.</summary>
    public bool IsHeld(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Held is not null && !Read.Contains((mark.Learner, mark.Exercise, mark.Sha256 ?? ""));
    }

    /// <summary>The points that count.</summary>
    public double Points(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return IsHeld(mark) ? 0 : mark.Points;
    }

    public double Points(string learner) => Of(learner).Sum(Points);
}
