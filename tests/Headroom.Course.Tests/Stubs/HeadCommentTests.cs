using Headroom.Course.Errors;
using Headroom.Course.Stubs;
using Headroom.Testing;

namespace Headroom.Course.Tests.Stubs;

public sealed class HeadCommentTests
{
    private static HeadComment Read(string text) =>
        HeadComment.Read(text.ReplaceLineEndings("\n").Split('\n'), "solutions/01-roofline/A.cs");

    [Fact]
    public void It_is_found_behind_the_usings_and_read_part_by_part()
    {
        var head = Read("""
            using ILGPU;

            // 02.5 Tiled matmul. Objective: read each element once.
            // a [m, k], b [k, n]
            //   Kernel   c = a * b
            // Two barriers. Out of scope: register tiles (02.6), and 3.5 more. About 18 lines, most of them yours from 02.4. v2 of the kernel.
            public static class A;
            """);
        Assert.Equal(("02.5", "Tiled matmul", 18), (head.Id, head.Title, head.Lines));
        Assert.Equal(("Read each element once.", "Register tiles (02.6), and 3.5 more."), (head.Objective, head.OutOfScope));
        Assert.Equal(["a [m, k], b [k, n]", "  Kernel   c = a * b", "Two barriers.", "v2 of the kernel."], head.Shapes);
    }

    [Fact]
    public void A_title_may_be_a_question() =>
        Assert.Equal("Which peak?", Read("// 01.3 Which peak? Objective: name it.\n// Out of scope: none. About 1 line.").Title);

    [Fact]
    public void The_file_without_it_keeps_everything_else() =>
        Assert.Equal(
            ["using A;", "", "class C;"],
            HeadComment.Without(["using A;", "", "// 01.1 A. Objective: b.", "// Out of scope: c. About 1 line.", "class C;"]));

    [Theory]
    [InlineData("class A;", "1: no head comment. Begin with \"// 01.1 Title. Objective: what the learner can do afterwards.\".")]
    [InlineData(
        "using B;\n// 01.1 Title.\nclass A;",
        "2: no head comment. Begin with \"// 01.1 Title. Objective: what the learner can do afterwards.\".")]
    [InlineData(
        "// 01.1 A. Objective: b.\n// a [n]\nclass A;",
        "2: the head comment has no \"Out of scope: ... . About N lines.\". End it with that line.")]
    [InlineData(
        "// 01.1 A. Objective: b.\n// Out of scope: c. About 90 lines.",
        "2: about 90 lines, needs 1 to 60. Split the exercise, or mend the number.")]
    public void What_is_missing_is_named_with_its_line(string text, string message) =>
        Assert.Equal("solutions/01-roofline/A.cs:" + message, Assert.Throws<CourseException>(() => Read(text)).Message);

    [Fact]
    public void A_sentence_that_is_too_long_is_refused() =>
        Assert.StartsWith("solutions/01-roofline/A.cs:1: objective has 301 characters, at most 200.",
            Assert.Throws<CourseException>(() => Read($"// 01.1 A. Objective: {new string('x', 300)}\n// Out of scope: c. About 1 line."))
                .Message, StringComparison.Ordinal);

    [Fact]
    public void A_solution_given_to_another_exercise_is_refused()
    {
        var error = Assert.Throws<CourseException>(() => Syllabus.Parse("/course", Sample.Text, _ => true, path =>
            path.EndsWith("Ridge.cs", StringComparison.Ordinal)
                ? Sample.SolutionAt(path).Replace("01.2", "01.7", StringComparison.Ordinal)
                : Sample.SolutionAt(path)));
        Assert.Equal(
            "solutions/01-roofline/Ridge.cs:1: the head comment is of 01.7, and course.json names the file for 01.2. Mend one of them.",
            error.Message);
    }

    [Fact]
    public void Starter_lines_stand_in_the_region_and_nowhere_else()
    {
        var text = Sample.SolutionAt("solutions/02-kernels/Copy.cs");
        Assert.Equal(["var i = Grid.GlobalIndex.X;", "", "b[i] = 0;"], Stub.Starter(text, "C.cs"));
        Assert.DoesNotContain(Stub.WithoutStarter(text.Split('\n')), line => line.Contains("//>", StringComparison.Ordinal));
        Assert.Equal("C.cs:13: \"//>\" stands outside the marked region. Move the starter to the region's end.",
            Assert.Throws<CourseException>(() => Stub.Starter(text + "//> x", "C.cs")).Message);
    }

    [Fact]
    public void No_line_of_code_stands_in_the_manifest() =>
        Assert.DoesNotMatch("NotAttempted|\"starter\"", File.ReadAllText(Repository.PathTo("course.json")));
}
