namespace Headroom.Cli.Book;

/// <summary>What draws the book's charts and formulas.</summary>
internal interface IBookTools
{
    /// <summary>Files that pages load, by their name in the site's <c>assets</c>.</summary>
    IEnumerable<(string Name, string Source)> Assets();

    /// <summary>Takes <c>[{tex, display}]</c> and answers <c>[{html}]</c> or <c>[{error}]</c>, in the same order, both as JSON.</summary>
    Task<string> Draw(string formulas, CancellationToken cancel);
}
