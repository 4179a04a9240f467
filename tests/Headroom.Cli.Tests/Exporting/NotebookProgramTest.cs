using Headroom.Cli;
using Headroom.Cli.Exporting;

namespace Headroom.Testing.Exporting;

public sealed class NotebookProgramTest
{
    private static string Program(params (bool IsCode, string Text)[] cells) =>
        NotebookProgram.Of("02-kernels", "02 Kernels", cells, "../../lib");

    [Fact]
    public void Usings_come_first_each_once_and_types_last()
    {
        var program = Program(
            (true, "#load \"../artifacts/notebook.csx\"\nusing Headroom;\nOpen();"),
            (true, "public static class Strided { }"),
            (true, "using Headroom;\nusing System.IO;\nvar a = 1;"));
        Assert.Contains("#:project ../../lib/Headroom.Notebooks/Headroom.Notebooks.csproj\n", program);
        Assert.Single(program.Split('\n'), line => line == "using Headroom;");
        Assert.True(program.IndexOf("using System.IO;", StringComparison.Ordinal) < program.IndexOf("Open();", StringComparison.Ordinal));
        Assert.True(program.IndexOf("var a = 1;", StringComparison.Ordinal) < program.IndexOf("class Strided", StringComparison.Ordinal));
        Assert.DoesNotContain("#load", program);
    }

    [Theory]
    [InlineData("1 + 1", "display(1 + 1);")]
    [InlineData("a.Show()   // ms", "display(a.Show());   // ms")]
    [InlineData("var b = 2;\nb", "var b = 2;\ndisplay(b);")]
    [InlineData("b = 3;", "b = 3;")]
    public void What_a_cell_would_show_is_printed(string cell, string printed) => Assert.Contains(printed, Program((true, cell)));

    [Fact]
    public void Text_becomes_comments() =>
        Assert.Contains("// ## Tiles\n//\n// One load for many.\n", Program((false, "## Tiles\n\nOne load for many.")));

    [Fact]
    public void What_no_program_can_load_is_an_error_in_words()
    {
        var wrong = Assert.Throws<UsageException>(() => Program((true, "#load \"mine.csx\"")));
        Assert.Contains("mine.csx", wrong.Message);
    }

    [Theory]
    [InlineData("export", "02")]
    [InlineData("export", "nowhere", "--cs")]
    public async Task A_wrong_command_says_what_to_write(params string[] words)
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run(words));
        Assert.NotEqual("", course.Errors);
    }
}
