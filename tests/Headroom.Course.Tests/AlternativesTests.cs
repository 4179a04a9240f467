using Headroom.Course.Errors;

namespace Headroom.Course.Tests;

public sealed class AlternativesTests
{
    private const string Alternative = "{ \"file\": \"02-kernels/Move.cs\", \"grader\": \"MoveGrader\" }";

    [Fact]
    public void An_alternative_is_its_exercise_with_another_file_and_grader()
    {
        var exercise = Sample.Load(Sample.Text).Find("02.1");
        Assert.Equal(["02-kernels/Copy.cs", "02-kernels/Move.cs"], exercise.Choices.Select(choice => choice.File));
        var move = exercise.Choices[1];
        Assert.Equal(
            ("02.1", "MoveGrader", "Move", "tests/Mutants/02-kernels/Move.mutants"), (move.Id, move.Grader, move.Name, move.MutantsPage));
        Assert.Equal(exercise.Starter, move.Starter);
        Assert.Equal(("Move", "Move", "Swap bytes.", 4), (exercise.Title, move.Title, move.Objective, move.Lines));
        Assert.Equal(
            ("Copy bytes.", "One of these passes, all of them are a distinction: copy, swap."),
            (exercise.Choices[0].Objective, exercise.Objective));
        Assert.Equal(["a [n], b [n]"], exercise.Choices[0].Shapes);
        Assert.Empty(exercise.Shapes);
        Assert.All(exercise.Choices, choice => Assert.Equal((true, 1), (choice.IsChoice, choice.Choices.Count)));
    }

    [Fact]
    public void Without_alternatives_an_exercise_is_its_only_choice()
    {
        var exercise = Sample.Load(Sample.Text).Find("01.1");
        Assert.Same(exercise, Assert.Single(exercise.Choices));
        Assert.False(exercise.IsChoice);
    }

    [Theory]
    [InlineData("02-kernels/Copy.cs", "MoveGrader", "exercise 02.1: file \"02-kernels/Copy.cs\" is taken")]
    [InlineData("02-kernels/Move.cs", "IntensityGrader", "exercise 02.1: grader \"IntensityGrader\" is taken")]
    [InlineData("01-roofline/Move.cs", "MoveGrader", "exercise 02.1: file \"01-roofline/Move.cs\" is not in the unit's folder")]
    [InlineData("02-kernels/move", "MoveGrader", "file is \"02-kernels/move\"")]
    public void Files_and_graders_of_alternatives_follow_the_rules_of_exercises(string file, string grader, string error) =>
        Assert.Contains(error, Sample.Errors(With(file, grader)));

    [Theory]
    [InlineData("exercises/02-kernels/Move.cs")]
    [InlineData("solutions/02-kernels/Move.cs")]
    [InlineData("tests/Mutants/02-kernels/Move.mutants")]
    public void Files_of_alternatives_must_be_there(string missing) =>
        Assert.Contains($"exercise 02.1: there is no {missing}", Sample.Errors(Sample.Text, path => path != missing));

    [Fact]
    public void An_empty_list_of_alternatives_is_refused() =>
        Assert.Contains("exercise 02.1: 0 alternatives", Sample.Errors(Sample.With(Alternative, "")));

    [Fact]
    public void Titles_of_alternatives_are_choices_of_one_title()
    {
        var error = Assert.Throws<CourseException>(() => Syllabus.Parse("/course", Sample.Text, _ => true, path =>
            path.EndsWith("Move.cs", StringComparison.Ordinal)
                ? Sample.SolutionAt(path).Replace("Move: swap", "Swap")
                : Sample.SolutionAt(path)));
        Assert.Equal("solutions/02-kernels/Move.cs:1: the title \"Swap\" is no choice of \"Move\". "
            + "Titles of alternatives are \"Move: \" and the choice's own name.", error.Message);
    }

    private static string With(string file, string grader) =>
        Sample.With(Alternative, $"{{ \"file\": \"{file}\", \"grader\": \"{grader}\" }}");
}
