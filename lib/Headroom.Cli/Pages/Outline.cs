using System.Text;

namespace Headroom.Cli.Pages;

/// <summary>A heading of a page: 1 is the page's title. <paramref name="Id"/> is what an address ends in after its #.</summary>
internal readonly record struct Heading(int Level, string Text, string Id);

/// <summary>The headings of one page in order; gives each an id that no other element of the page has.</summary>
internal sealed class Outline
{
    private readonly HashSet<string> _taken = ["contents", "main", "search", "results", "top"];
    private readonly List<Heading> _headings = [];

    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>The text of the first heading of level 1; null when there is none.</summary>
    public string? Title => _headings.Where(heading => heading.Level == 1).Select(heading => heading.Text).FirstOrDefault();

    public Heading Add(int level, string text)
    {
        var heading = new Heading(level, text, Free(Slug(text)));
        _headings.Add(heading);
        return heading;
    }

    private string Free(string slug)
    {
        var id = slug;
        for (var number = 2; !_taken.Add(id); number++) id = $"{slug}-{number}";
        return id;
    }

    // "Exercise 01.1: Count first" is exercise-01-1-count-first.
    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var trimmed = slug.ToString().TrimEnd('-');
        return trimmed.Length == 0 ? "section" : char.IsAsciiDigit(trimmed[0]) ? $"s-{trimmed}" : trimmed;
    }
}
