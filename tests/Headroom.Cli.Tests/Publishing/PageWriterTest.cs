using Headroom.Cli.Publishing;
using Headroom.Course;

namespace Headroom.Cli.Tests.Publishing;

/// <summary>The pages, as they are written.</summary>
public sealed class PageWriterTest
{
    private static readonly CourseLayout s_layout = CourseLayout.Find();
    private static readonly Syllabus s_course = Syllabus.Load(s_layout.Root);
    private static readonly Dictionary<string, string> s_pages =
        new PageWriter(s_course, s_layout, "assets-x").Pages().ToDictionary(page => page.Name, page => page.Html);

    [Fact]
    public void What_a_page_cannot_check_is_marked_with_its_command()
    {
        Assert.False(s_pages.ContainsKey("04.9.html"));
        Assert.Contains("on your machine: <code>./course check 04.9</code> (it measures speed)", s_pages["index.html"]);
        Assert.Contains("on your machine: <code>./course check 05.1</code> (it trains with libtorch)", s_pages["index.html"]);
    }

    [Fact]
    public void A_page_holds_statement_starter_and_hints()
    {
        var page = s_pages["02.1.html"];
        var exercise = s_course.Find("02.1");
        Assert.Contains(System.Net.WebUtility.HtmlEncode(exercise.Objective), page);
        Assert.Contains("// your turn: begin", page);
        Assert.Contains("\"seconds\":20", page);
        Assert.DoesNotContain("Neighbouring threads take neighbouring elements", page);
    }

    [Fact]
    public void Every_exercise_has_a_page_or_a_reason() =>
        Assert.Equal(
            s_course.Exercises.Where(exercise => InPage.WhyNot(exercise, s_layout) is null)
                .Select(exercise => $"{exercise.Id}.html").Append("index.html").Order(),
            s_pages.Keys.Order());
}
