using Headroom.Cli;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading;

namespace Headroom.Testing.Authoring;

public sealed class NewExerciseTest
{
    private static readonly string[] s_parts =
    [
        "solutions/02-kernels/Warps.cs", "exercises/02-kernels/Warps.cs", "tests/Graders/02-kernels/WarpsGrader.cs",
        "tests/Mutants/02-kernels/Warps.mutants",
    ];

    [Fact]
    public async Task The_four_parts_and_the_entry_are_written_and_fit_together()
    {
        using var course = new TemporaryCourse();
        var before = course.Read("course.json");
        Assert.Equal(Exit.Ok, await course.Run("new", "exercise", "02.2", "Warps"));
        Assert.All(s_parts, part => Assert.Contains(part, course.Output));
        var exercise = Syllabus.Load(course.Root).Find("02.2");
        Assert.Equal(("02-kernels/Warps.cs", "WarpsGrader"), (exercise.File, exercise.Grader));
        Assert.Contains("throw new NotAttempted(\"02.2\");", course.Read(exercise.ExerciseFile));
        Assert.Equal(Stub.From(course.Read(exercise.SolutionFile), exercise), course.Read(exercise.ExerciseFile));
        var mutant = Assert.Single(Cli.Mutants.Mutant.All(course.Layout, exercise));
        Assert.Contains("return x - y;", mutant.Text);
        // What stood in the manifest stands there still, to the letter.
        var (after, at) = (course.Read("course.json"), course.Read("course.json").IndexOf("\"02.2\"", StringComparison.Ordinal));
        Assert.True(at > after.IndexOf("\"02.1\"", StringComparison.Ordinal));
        var start = Enumerable.Range(0, before.Length).First(i => before[i] != after[i]);
        Assert.EndsWith(before[start..], after);
    }

    [Fact]
    public async Task A_unit_without_exercises_gets_its_first()
    {
        using var course = new TemporaryCourse();
        const string unit = """
            , { "id": "03", "slug": "attention", "title": "A", "summary": "S.", "notebook": "notebooks/03-attention.ipynb",
                "builds_on": [], "exercises": [] } ] }
            """;
        course.Write("notebooks/03-attention.ipynb", SampleCourse.EmptyNotebook);
        var manifest = SampleCourse.Manifest.TrimEnd();
        course.Write("course.json", manifest[..manifest.LastIndexOf(']')].TrimEnd() + unit);
        Assert.Equal(Exit.Ok, await course.Run("new", "exercise", "03.1", "Attend"));
        Assert.Equal("03-attention/Attend.cs", Syllabus.Load(course.Root).Find("03.1").File);
    }

    [Theory]
    [InlineData("solutions/02-kernels/Warps.cs")]
    [InlineData("exercises/02-kernels/Warps.cs")]
    [InlineData("tests/Graders/02-kernels/WarpsGrader.cs")]
    [InlineData("tests/Mutants/02-kernels/Warps.mutants")]
    public async Task Nothing_is_overwritten_and_nothing_half_written(string there)
    {
        using var course = new TemporaryCourse();
        course.Write(there, "mine");
        Assert.Equal(Exit.Usage, await course.Run("new", "exercise", "02.2", "Warps"));
        Assert.Contains($"{there}: there already, and nothing is overwritten", course.Errors);
        Assert.Equal("mine", course.Read(there));
        Assert.All(s_parts.Where(part => part != there), part => Assert.False(File.Exists(course.PathTo(part)), part));
        Assert.Equal(SampleCourse.Manifest, course.Read("course.json"));
    }

    [Theory]
    [InlineData("the next exercise of unit 02 is 02.2", "02.1", "Warps")]
    [InlineData("the next exercise of unit 02 is 02.2", "02.3", "Warps")]
    [InlineData("course.json has no unit 05. Write the unit first", "05.1", "Warps")]
    [InlineData("\"2.2\" is no exercise's id", "2.2", "Warps")]
    [InlineData("\"warps\" is no name of a class", "02.2", "warps")]
    [InlineData("\"../Warps\" is no name of a class", "02.2", "../Warps")]
    [InlineData("grader \"LanesGrader\" is taken", "02.2", "Lanes")]
    public async Task What_cannot_be_is_3_and_writes_nothing(string message, string id, string name)
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run("new", "exercise", id, name));
        Assert.Contains(message, course.Errors);
        Assert.Equal(SampleCourse.Manifest, course.Read("course.json"));
        Assert.False(Directory.Exists(course.PathTo("tests/Graders")));
    }
}
