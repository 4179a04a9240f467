using Headroom.Agents.Sources;

namespace Headroom.Agents.Tests.Sources;

public sealed class MemberEditTest
{
    private static readonly SourceFile s_file = new("a.cs", """
        class A
        {
            // apart

            /// <summary>Old words.</summary>
            int One(int x)
            {
                return x;
            }

            int Two(int x) => x;

            int Two(int x, int y) => x;
        }
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_method_takes_the_place_of_the_one_with_its_name_and_its_indentation()
    {
        var edit = MemberEdit.Apply(
            s_file, "    /// <summary>New words.</summary>\n    int One(int x)\n    {\n        return x + 1;\n    }\n", out var reason);
        Assert.Null(reason);
        Assert.Equal(s_file.Text.Replace("Old", "New").Replace("return x;", "return x + 1;"), edit!.File);
        Assert.StartsWith("/// <summary>New words.</summary>\nint One(int x)\n{\n    return", edit.Text);
    }

    [Fact]
    public void Of_overloads_the_one_with_as_many_parameters_is_meant() => Assert.Equal(
        s_file.Text.Replace("int y) => x;", "int y) => x + y;"), MemberEdit.Apply(s_file, "int Two(int x, int y) => x + y;", out _)!.File);

    [Theory]
    [InlineData("int Three() => 3;", "the file has no such method")]
    [InlineData("int Two(int x) => x;", "nothing is changed")]
    [InlineData("int Two(int x) => ;", "the answer is not one method that parses")]
    [InlineData("int Two(int x) => 1;\nint Three() => 3;", "the answer is not one method that parses")]
    [InlineData("", "the answer is not one method that parses")]
    [InlineData("int Two() => 1;", "the file has no such method")]
    public void What_does_not_fit_is_refused_with_its_reason(string text, string why)
    {
        Assert.Null(MemberEdit.Apply(s_file, text, out var reason));
        Assert.Equal(why, reason);
    }

    [Fact]
    public void Line_ends_of_the_file_stay()
    {
        var file = new SourceFile("a.cs", s_file.Text.ReplaceLineEndings("\r\n"));
        var after = MemberEdit.Apply(file, "int One(int x)\n{\n    return 2;\n}", out _)!.File;
        Assert.Equal(after.Count(letter => letter == '\n'), after.Split("\r\n").Length - 1);
    }

    [Fact]
    public void A_method_with_a_string_at_the_margin_is_left_alone()
    {
        const string Text =
            "    string Text(int count)\n    {\n        return @\"one\ntwo\" + count + count + count + count + count;\n    }\n";
        var file = new SourceFile("a.cs", $"class A\n{{\n{Text}}}\n");
        Assert.Empty(MemberPicker.Order([file], 1));
        Assert.Null(MemberEdit.Apply(file, "string Text(int count) => \"\";", out var reason));
        Assert.Equal("the method's lines cannot be indented", reason);
    }

    [Fact]
    public void The_same_seed_picks_the_same_methods_in_a_repository_that_grew()
    {
        var files = Enumerable.Range(0, 20).Select(i => new SourceFile($"{i}.cs", $$"""
            class C{{i}}
            {
                int Reckon(int number, int other)
                {
                    return number * {{i}} + other * number + {{i}} * other;
                }
            }
            """)).ToList();
        var few = MemberPicker.Order(files.Take(15), 4).Select(member => member.Path).ToList();
        Assert.Equal(few, MemberPicker.Order(files, 4).Select(member => member.Path).Where(few.Contains));
        Assert.NotEqual(few, MemberPicker.Order(files.Take(15), 5).Select(member => member.Path));
    }
}
