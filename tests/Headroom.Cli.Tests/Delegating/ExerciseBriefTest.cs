using Headroom.Cli.Delegating;

namespace Headroom.Testing.Delegating;

public sealed class ExerciseBriefTest
{
    [Fact]
    public void A_brief_has_the_stub_and_neither_solution_nor_hints()
    {
        using var course = new TemporaryCourse();
        var exercise = course.Course.Find("01.1");
        var brief = ExerciseBrief.Of(exercise, ExerciseBrief.Stub(course.Layout, exercise));
        Assert.Contains("01.1 Count first", brief);
        Assert.Contains("throw new NotAttempted(\"01.1\");", brief);
        Assert.DoesNotContain("return 2.0 * n", brief);
        Assert.DoesNotContain("FLOPs = 2 n.", brief);
    }

    [Theory]
    [InlineData("```csharp\nA\n```", "A\n")]
    [InlineData("Here:\r\n```cs\r\nA\r\nB\r\n```\r\nDone.", "A\nB\n")]
    [InlineData("```\nshort\n```\nand\n```csharp\nthe longer one\n```", "the longer one\n")]
    [InlineData("no fence", null)]
    [InlineData("```csharp\nno end", null)]
    [InlineData("", null)]
    public void The_file_is_the_longest_fenced_block(string answer, string? file) => Assert.Equal(file, ExerciseBrief.FileIn(answer));

    [Fact]
    public void A_change_outside_the_region_is_told_with_its_line()
    {
        using var course = new TemporaryCourse();
        var exercise = course.Course.Find("01.1");
        var stub = ExerciseBrief.Stub(course.Layout, exercise);
        Assert.Null(ExerciseBrief.Objection(stub.Replace("throw new NotAttempted(\"01.1\");", "return 2;"), stub, exercise));
        var renamed = ExerciseBrief.Objection(stub.Replace("double Dot", "float Dot"), stub, exercise);
        Assert.StartsWith("line 6 lies outside the marked region and was changed:", renamed);
        Assert.Contains("your turn", ExerciseBrief.Objection("class A;", stub, exercise));
    }
}
