using Headroom.Cli.Pages;
using Headroom.Course.Units;

namespace Headroom.Cli.Book;

/// <summary>
/// One page: its file, what stands between header and footer, and its headings for the contents and the search. <paramref name="Unit"/> is
/// null on the front page.
/// </summary>
internal sealed record BookPage(
    string File, string Title, Unit? Unit, string Body, IReadOnlyList<Heading> Headings, bool HasCharts = false);
