using System.Net;
using System.Text;
using Headroom.Cli.Pages;
using Headroom.Course;

namespace Headroom.Cli.Book;

/// <summary>What stands around the body of every page: header with search, contents, the way on.</summary>
internal sealed class Shell(Syllabus course, IReadOnlyList<BookPage> pages)
{
    public string Render(BookPage page) => Page.Frame(page.Title, Head(page), $"""
        <a class="skip" href="#main">Skip to the text</a>
        <header class="bar">
        <a class="brand" href="{Addresses.Front}">{Encode(course.Title)}</a>
        <button type="button" class="menu needs-script" aria-expanded="false" aria-controls="contents">Contents</button>
        <div class="search needs-script" role="search">
        <input id="search" type="search" placeholder="Search headings" aria-label="Search headings" autocomplete="off" spellcheck="false" aria-controls="results">
        <ul id="results" hidden></ul>
        <p class="count" role="status"></p>
        </div>
        <button type="button" class="theme needs-script">Dark</button>
        </header>
        <div class="columns">
        <nav id="contents" aria-label="Contents">
        {Contents(page)}</nav>
        <main id="main" tabindex="-1">
        {page.Body}{Onward(page)}</main>
        </div>
        """);

    private static string Head(BookPage page) => $"""
        <link rel="stylesheet" href="assets/katex/katex.css">
        <link rel="stylesheet" href="assets/page.css">
        <link rel="stylesheet" href="assets/book.css">
        <script src="assets/theme.js"></script>
        <script defer src="assets/headings.js"></script>
        <script defer src="assets/book.js"></script>
        <script defer src="assets/search.js"></script>{(page.HasCharts ? "\n<script defer src=\"assets/plotly.js\"></script>\n<script defer src=\"assets/charts.js\"></script>" : "")}
        """;

    private string Contents(BookPage current)
    {
        var html = new StringBuilder("<ul>\n");
        foreach (var unit in course.Units)
        {
            var title = $"<span class=\"unit-id\">{unit.Id}</span> {Encode(unit.Title)}";
            html.Append($"<li>{Entry(pages.First(p => p.File == Addresses.Notebook(unit)), title, current)}\n");
            html.Append($"<ul><li>{Entry(pages.First(p => p.File == Addresses.Exercises(unit)), "Exercises", current)}</li></ul></li>\n");
        }
        return html.Append("</ul>\n").ToString();
    }

    private static string Entry(BookPage page, string label, BookPage current)
    {
        if (page != current) return $"<a href=\"{page.File}\">{label}</a>";
        var sections = page.Headings.Where(h => h.Level == 2).ToList();
        var list = string.Concat(sections.Select(h => $"<li><a href=\"#{h.Id}\">{Encode(h.Text)}</a></li>\n"));
        return $"<a href=\"{page.File}\" "
            + $"aria-current=\"page\">{label}</a>{(list.Length > 0 ? $"\n<ol class=\"sections\">\n{list}</ol>\n" : "")}";
    }

    private string Onward(BookPage page)
    {
        var at = pages.TakeWhile(p => p != page).Count();
        var before = at > 0
            ? $"<a rel=\"prev\" href=\"{pages[at - 1].File}\"><span>Previous</span> {Encode(pages[at - 1].Title)}</a>"
            : "<span></span>";
        var after = at + 1 < pages.Count
            ? $"<a rel=\"next\" href=\"{pages[at + 1].File}\"><span>Next</span> {Encode(pages[at + 1].Title)}</a>"
            : "";
        return $"<nav class=\"onward-pages\" aria-label=\"Previous and next page\">{before}{after}</nav>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
