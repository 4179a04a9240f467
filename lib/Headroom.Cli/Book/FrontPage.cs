using System.Net;
using System.Text;
using Headroom.Cli.Pages;
using Headroom.Course;

namespace Headroom.Cli.Book;

/// <summary>The first page: what the course asks, and its units.</summary>
internal static class FrontPage
{
    public static BookPage Of(Syllabus course)
    {
        var headings = new List<Heading> { new(1, course.Title, "top") };
        var units = new StringBuilder();
        foreach (var unit in course.Units)
        {
            var id = $"unit-{unit.Id}";
            headings.Add(new Heading(2, $"{unit.Id} {unit.Title}", id));
            units.Append($"""
                <section class="unit">
                <h2 id="{id}"><a href="{Addresses.Notebook(unit)}"><span class="unit-id">{unit.Id}</span> {WebUtility.HtmlEncode(unit.Title)}</a></h2>
                <p>{WebUtility.HtmlEncode(unit.Summary)}</p>
                <p class="facts"><a href="{Addresses.Exercises(unit)}">{Text.Count(unit.Exercises.Count, "exercise")}</a> · {Text.Count(unit.Exercises.Sum(e => e.Points), "point")}</p>
                </section>

                """);
        }
        var body = $"""
            <section class="prose front">
            <h1 id="top">{WebUtility.HtmlEncode(course.Title)}</h1>
            <p class="lead">How fast can a language model go, and what stops it?</p>
            <p>A hands-on course in C#. Each notebook asks for a prediction, measures it, shows it, and sends you to an exercise: one file, one marked region. These pages are the notebooks after a run. To work with them you need the .NET 10 SDK and nothing else.</p>
            <pre class="stdout" tabindex="0">./course start       # Windows: course start</pre>
            </section>
            {units}
            """;
        return new BookPage(Addresses.Front, $"{course.Title}: how fast can a language model go?", null, body, headings);
    }
}
