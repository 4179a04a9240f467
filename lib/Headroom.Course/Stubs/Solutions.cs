using Headroom.Course.Errors;
using Headroom.Course.Units;

namespace Headroom.Course.Stubs;

/// <summary>Adds to the exercises what their solutions say of them, and collects what is wrong there.</summary>
/// <param name="text">The text of a solution, by its path relative to the repository.</param>
internal sealed class Solutions(Func<string, string> text)
{
    private readonly List<ManifestError> _errors = [];

    /// <exception cref="CourseException">At least one solution is not as it must be.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw new CourseException(_errors);
    }

    public Exercise Describe(Exercise exercise)
    {
        var alone = Alone(exercise);
        if (exercise.Alternatives.Count == 0) return alone;
        var others = exercise.Alternatives.Select(other => Alone(other) with { Starter = alone.Starter }).ToList();
        return alone.Title.Length == 0 || others.Exists(other => other.Title.Length == 0) ? alone : Together(alone, others);
    }

    // "Add a feature: sliding window" and "Add a feature: ALiBi" are the choices of "Add a feature".
    private Exercise Together(Exercise first, IReadOnlyList<Exercise> others)
    {
        IReadOnlyList<Exercise> all = [first, .. others];
        var title = first.Title.Split(": ")[0];
        foreach (var choice in all.Where(choice => !choice.Title.StartsWith(title + ": ", StringComparison.Ordinal)))
            _errors.Add(new(choice.SolutionFile, 1, 1, $"the title \"{choice.Title}\" is no choice of \"{title}\"",
                $"Titles of alternatives are \"{title}: \" and the choice's own name."));
        var names = string.Join(", ", all.Select(choice => choice.Title[Math.Min(title.Length + 2, choice.Title.Length)..]));
        return first with
        {
            Title = title,
            Objective = $"One of these passes, all of them are a distinction: {names}.",
            Shapes = [],
            Alternatives = [.. others.Select(other => other with { Title = title })],
            FirstChoice = first with { Title = title, Alternatives = [] },
        };
    }

    private Exercise Alone(Exercise exercise)
    {
        try
        {
            var solution = text(exercise.SolutionFile);
            var head = HeadComment.Read(solution.ReplaceLineEndings("\n").Split('\n'), exercise.SolutionFile);
            if (head.Id != exercise.Id)
                _errors.Add(
                    new(exercise.SolutionFile, 1, 1, $"the head comment is of {head.Id}, and course.json names the file for {exercise.Id}",
                    "Mend one of them."));
            return exercise with
            {
                Title = head.Title,
                Objective = head.Objective,
                Shapes = head.Shapes,
                OutOfScope = head.OutOfScope,
                Lines = head.Lines,
                Starter = Stub.Starter(solution, exercise.SolutionFile),
            };
        }
        catch (CourseException e)
        {
            _errors.AddRange(e.Errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _errors.Add(
                new(exercise.SolutionFile, 1, 1, $"cannot be read: {e.Message.TrimEnd('.')}", "Restore it: git checkout -- solutions."));
        }
        return exercise;
    }
}
