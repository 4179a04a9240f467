using Headroom.Course.Errors;
using Headroom.Course.Stubs;
using Headroom.Course.Units;

namespace Headroom.Course.Tests.Stubs;

public sealed class StubTests
{
    private const string Solution = """
        // 01.1 Intensity.
        public static class Intensity
        {
            public static double Of(double flops, double bytes)
            {
                // your turn: begin
                return flops / bytes;
                // your turn: end
            }
        }

        """;

    private static readonly Exercise s_plain = Sample.Load(Sample.Text).Find("01.1");
    private static readonly Exercise s_withStarter = Sample.Load(Sample.Text).Find("02.1");

    [Fact]
    public void The_region_becomes_a_throw_at_its_own_indentation() => Assert.Equal("""
        // 01.1 Intensity.
        public static class Intensity
        {
            public static double Of(double flops, double bytes)
            {
                // your turn: begin
                throw new NotAttempted("01.1");
                // your turn: end
            }
        }

        """, Stub.From(Solution, s_plain));

    [Fact]
    public void Starter_lines_stand_in_its_place_and_blank_ones_stay_blank()
    {
        var stub = Stub.From(Solution, s_withStarter);
        Assert.Contains("begin\n        var i = Grid.GlobalIndex.X;\n\n        b[i] = 0;\n        // your turn: end\n", stub);
        Assert.DoesNotContain("NotAttempted", stub);
    }

    [Fact]
    public void Line_ends_are_kept()
    {
        var stub = Stub.From(Solution.ReplaceLineEndings("\r\n"), s_plain);
        Assert.Equal(Stub.From(Solution, s_plain).ReplaceLineEndings("\r\n"), stub);
    }

    [Fact]
    public void A_file_without_a_last_line_end_keeps_its_last_line() =>
        Assert.EndsWith(
            "        // your turn: end",
            Stub.From(Solution[..(Solution.IndexOf(Stub.End, StringComparison.Ordinal) + Stub.End.Length)], s_plain));

    [Fact]
    public void A_stub_is_untouched_until_its_region_changes()
    {
        var stub = Stub.From(Solution, s_withStarter);
        Assert.True(Stub.IsUntouched(stub, s_withStarter));
        Assert.True(Stub.IsUntouched(stub.ReplaceLineEndings("\r\n"), s_withStarter));
        Assert.True(Stub.IsUntouched("// a note above\n" + stub, s_withStarter));
        Assert.False(Stub.IsUntouched(stub.Replace("b[i] = 0;", "b[i] = a[i];"), s_withStarter));
        Assert.False(Stub.IsUntouched(Solution, s_withStarter));
        Assert.False(Stub.IsUntouched(stub.Replace(Stub.Begin, "// begin"), s_withStarter));
    }

    [Fact]
    public void A_stub_is_its_own_stub()
    {
        var stub = Stub.From(Solution, s_plain);
        Assert.Equal(stub, Stub.From(stub, s_plain));
        Assert.Empty(Stub.Differences(stub, Solution));
    }

    [Theory]
    [InlineData("// your turn: begin", "", "solutions/01-roofline/Intensity.cs:10: no line \"// your turn: begin\". ")]
    [InlineData("// your turn: end", "// your turn is over", "solutions/01-roofline/Intensity.cs:10: no line \"// your turn: end\". ")]
    [InlineData(
        "return flops / bytes;", "// your turn: begin",
        "solutions/01-roofline/Intensity.cs:7: \"// your turn: begin\" stands twice, first in line 6. ")]
    [InlineData(
        "return flops / bytes;", "// your turn: end",
        "solutions/01-roofline/Intensity.cs:8: \"// your turn: end\" stands twice, first in line 7. ")]
    public void Markers_are_there_once(string found, string replacement, string message)
    {
        var error = Assert.Throws<CourseException>(() => Stub.From(Solution.Replace(found, replacement), s_plain));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Markers_stand_in_order()
    {
        var exchanged = Solution.Replace("begin", "x").Replace("turn: end", "turn: begin").Replace("turn: x", "turn: end");
        var error = Assert.Throws<CourseException>(() => Stub.From(exchanged, s_plain));
        Assert.Equal(
            "solutions/01-roofline/Intensity.cs:6: \"// your turn: end\" stands before \"// your turn: begin\" (line 8). Exchange the "
            + "two lines.", error.Message);
    }

    [Fact]
    public void An_empty_file_has_no_markers() =>
        Assert.StartsWith(
            "solutions/01-roofline/Intensity.cs:1: no line", Assert.Throws<CourseException>(() => Stub.From("", s_plain)).Message);

    [Fact]
    public void A_changed_signature_is_a_difference_with_both_lines()
    {
        var stub = Stub.From(Solution, s_plain).Replace("double bytes)", "float bytes)");
        var difference = Assert.Single(Stub.Differences(stub, Solution));
        Assert.Equal(
            new LineDifference(
                4, "    public static double Of(double flops, float bytes)", 4, "    public static double Of(double flops, double bytes)"),
                difference);
    }

    [Fact]
    public void One_inserted_line_is_one_difference()
    {
        var solution = Solution.Replace("public static class", "// Says more.\npublic static class");
        Assert.Equal([new LineDifference(2, null, 2, "// Says more.")], Stub.Differences(Stub.From(Solution, s_plain), solution));
    }

    [Fact]
    public void Lines_after_the_region_are_compared_and_numbered_in_each_file()
    {
        var solution = Solution.Replace("return flops / bytes;", "var ratio = flops / bytes;\n        return ratio;")
            .Replace("    }\n}", "    }\n\n    private const int Two = 2;\n}");
        Assert.Equal(
            ["stub:10: (nothing) | solution:11: ", "stub:10: (nothing) | solution:12:     private const int Two = 2;"],
            Stub.Differences(Stub.From(Solution, s_plain), solution).Select(difference => difference.ToString()));
    }

    [Fact]
    public void Line_ends_are_no_difference() =>
        Assert.Empty(Stub.Differences(Stub.From(Solution, s_plain).ReplaceLineEndings("\r\n"), Solution));

    [Fact]
    public void A_stub_without_markers_is_an_error_that_names_it()
    {
        Assert.StartsWith("stub:1: no line", Assert.Throws<CourseException>(() => Stub.Differences("class C;", Solution)).Message);
        Assert.StartsWith(
            "exercises/01-roofline/Intensity.cs:1: no line",
            Assert.Throws<CourseException>(() => Stub.Differences("class C;", Solution, s_plain)).Message);
    }
}
