using Headroom.Cli;
using Headroom.Course.Stubs;

namespace Headroom.Testing.Verbs;

public sealed class ResetVerbTest
{
    private const string File = "exercises/01-roofline/Work.cs";

    [Fact]
    public async Task It_writes_the_stub_and_keeps_a_dated_copy_each_time()
    {
        using var course = new TemporaryCourse();
        var pristine = course.Read(File);
        foreach (var mine in new[] { "// mine, first", "// mine, second" })
        {
            course.Write(File, mine);
            Assert.Equal(Exit.Ok, await course.Run("reset", "01.1"));
            Assert.Equal(pristine, course.Read(File));
        }
        Assert.Equal("// mine, first", course.Read(".course/kept/01.1-20261121-143000-Work.cs"));
        Assert.Equal("// mine, second", course.Read(".course/kept/01.1-20261121-143000-2-Work.cs"));
        Assert.Contains("kept   .course/kept/01.1-20261121-143000-2-Work.cs", course.Output);
    }

    [Fact]
    public async Task A_pristine_file_is_left_alone()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, await course.Run("reset", "01.1"));
        Assert.Contains("nothing to reset", course.Output);
        Assert.False(Directory.Exists(course.PathTo(".course/kept")));
    }

    [Fact]
    public async Task The_stub_comes_from_the_solution()
    {
        using var course = new TemporaryCourse();
        course.Write(File, "");
        await course.Run("reset", "01.1");
        Assert.Equal(Stub.From(SampleCourse.Solutions["01-roofline/Work.cs"], course.Course.Find("01.1")), course.Read(File));
    }
}
