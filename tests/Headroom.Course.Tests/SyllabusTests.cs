namespace Headroom.Course.Tests;

public sealed class SyllabusTests
{
    private static readonly Syllabus s_course = Sample.Load(Sample.Text);

    [Fact]
    public void A_manifest_becomes_units_and_exercises_in_order()
    {
        Assert.Equal("Sample", s_course.Title);
        Assert.Equal(Path.GetFullPath("/course"), s_course.Root);
        Assert.Equal(["01", "02"], s_course.Units.Select(unit => unit.Id));
        Assert.Equal(["01.1", "01.2", "02.1"], s_course.Exercises.Select(exercise => exercise.Id));
        SyllabusInvariant.Check(s_course);
    }

    [Fact]
    public void Exercises_keep_the_order_of_the_manifest_whatever_their_numbers()
    {
        var course = Syllabus.Parse("/course", Sample.With("\"01.1\"", "\"01.10\""), _ => true,
            path => Sample.SolutionAt(path).Replace("// 01.1 ", "// 01.10 ", StringComparison.Ordinal));
        Assert.Equal(["01.10", "01.2", "02.1"], course.Exercises.Select(exercise => exercise.Id));
        SyllabusInvariant.Check(course);
    }

    [Fact]
    public void A_unit_carries_what_its_file_says()
    {
        var unit = s_course.FindUnit("02");
        Assert.Equal(("02", "kernels", "Kernels", "Write some."), (unit.Id, unit.Slug, unit.Title, unit.Summary));
        Assert.Equal("notebooks/02-kernels.ipynb", unit.Notebook);
        Assert.Equal(["01"], unit.BuildsOn);
        Assert.Equal("02-kernels", unit.Folder);
    }

    [Fact]
    public void An_exercise_carries_what_its_entry_and_its_solution_say()
    {
        var ridge = s_course.Find("01.2");
        Assert.Equal(("01", "RidgeGrader", 1, 20, true), (ridge.Unit, ridge.Grader, ridge.Points, ridge.Minutes, ridge.IsCore));
        Assert.Equal(["01.1"], ridge.Needs);
        Assert.Equal(["one", "two", "three"], ridge.Hints);
        Assert.Equal(("Ridge", "Divide.", "Overlap.", 3), (ridge.Title, ridge.Objective, ridge.OutOfScope, ridge.Lines));
        Assert.Empty(ridge.Shapes);
        Assert.Empty(ridge.Starter);
        Assert.Equal(["n elements."], s_course.Find("01.1").Shapes);
        Assert.Equal(["var i = Grid.GlobalIndex.X;", "", "b[i] = 0;"], s_course.Find("02.1").Starter);
        Assert.False(s_course.Find("02.1").IsCore);
    }

    [Fact]
    public void Paths_follow_from_the_file()
    {
        var exercise = s_course.Find("01.2");
        Assert.Equal("exercises/01-roofline/Ridge.cs", exercise.ExerciseFile);
        Assert.Equal("solutions/01-roofline/Ridge.cs", exercise.SolutionFile);
        Assert.Equal("tests/Mutants/01-roofline/Ridge.mutants", exercise.MutantsPage);
    }

    [Fact]
    public void Budgets_have_defaults()
    {
        var budgets = s_course.Find("01.1").Budgets;
        Assert.Equal((20.0, 1024), (budgets.Seconds, budgets.MemoryMb));
        Assert.False(budgets.IsTimed);
    }

    [Fact]
    public void Budgets_are_read()
    {
        Assert.Equal((5.5, 256), (s_course.Find("01.2").Budgets.Seconds, s_course.Find("01.2").Budgets.MemoryMb));
        Assert.True(s_course.Find("02.1").Budgets.IsTimed);
    }

    [Theory]
    [InlineData("1.9", "01.1")]
    [InlineData("01.3", "01.1")]
    [InlineData("2.9", "02.1")]
    [InlineData("1.1.1", "01.1")]
    [InlineData("", "01.1")]
    public void An_unknown_exercise_names_the_nearest(string asked, string nearest)
    {
        var error = Assert.Throws<UnknownIdException>(() => s_course.Find(asked));
        Assert.Equal(nearest, error.Nearest[0]);
        Assert.StartsWith($"no exercise \"{asked}\". Nearest: {nearest}", error.Message);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("01.01")]
    [InlineData(" 1.1")]
    public void Zeros_in_front_of_a_number_may_be_left_out(string id)
    {
        Assert.Equal("01.1", s_course.Find(id).Id);
        Assert.Equal("01", s_course.FindUnit("1").Id);
    }

    [Fact]
    public void An_unknown_unit_names_the_nearest()
    {
        var error = Assert.Throws<UnknownIdException>(() => s_course.FindUnit("3"));
        Assert.Equal("no unit \"3\". Nearest: 01, 02", error.Message);
    }
}
