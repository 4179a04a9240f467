using Headroom.Course.Units;
using Headroom.Testing;

namespace Headroom.Course.Tests.Stubs;

/// <summary>What the stubs of the real course hold.</summary>
public sealed class StarterTest
{
    private static readonly Syllabus s_course = Syllabus.Load(Repository.Root);

    [Fact]
    public void No_stub_gives_away_a_line_of_another_exercises_solution()
    {
        var given = from exercise in s_course.Exercises
                    from line in exercise.Starter.Select(line => line.Trim()).Where(IsAnswer)
                    from other in s_course.Exercises
                    where other.Id != exercise.Id && other.Choices.Any(choice => Region(choice).Contains(line))
                    select $"{exercise.Id} shows a line of {other.Id}: {line}";
        Assert.Empty(given);
    }

    // A declaration or a closing brace is no answer.
    private static bool IsAnswer(string line) => line.EndsWith(';') && !line.Contains("NotAttempted") && line.Length > 20;

    private static HashSet<string> Region(Exercise exercise) =>
        [.. File.ReadLines(Path.Combine(s_course.Root, exercise.SolutionFile)).Select(line => line.Trim())
            .SkipWhile(line => line != "// your turn: begin").TakeWhile(line => line != "// your turn: end")];
}
