using System.Globalization;
using System.Net;
using System.Text;
using Headroom.Cli.Pages;

namespace Headroom.Cli.Specialising;

/// <summary>What specialising came to, as one HTML file that asks nothing of any host.</summary>
internal static class ResultPage
{
    public const string FileName = "index.html";

    /// <param name="card">The data set's, in Markdown.</param>
    /// <param name="result">Null where nothing was trained; <paramref name="why"/> then says why.</param>
    public static string Of(string repository, string card, SpecialiseResult? result, string why)
    {
        var body = new StringBuilder($"<main>\n<h1>A model for {WebUtility.HtmlEncode(repository)}</h1>\n");
        if (result is null) body.Append($"<p>Nothing was trained: {WebUtility.HtmlEncode(why)}</p>\n");
        else Append(body, result);
        var page = new PageFeatures();
        body.Append(Prose.Render(card.Replace("# Data of", "## Data of", StringComparison.Ordinal), page)).Append("</main>\n");
        return Page.Frame(
            $"A model for {repository}", $"<style>\n{PageStyle.Css}\nsvg {{ max-width: 35rem; width: 100%; }}\n</style>", body.ToString());
    }

    private static void Append(StringBuilder body, SpecialiseResult result)
    {
        var rows = ResultRow.Of(result);
        body.Append(CultureInfo.InvariantCulture, $"""
            <p>Adapters on {WebUtility.HtmlEncode(result.Model)}, {result.Steps:#,0} steps, {result.TrainTokens:#,0} tokens, {result.Seconds / 60:0.0} minutes, seed {result.Seed}.
            Measured on {result.After.Files:#,0} held-out files; means over files with their 95 % intervals.</p>
            <div class="scroll"><table>
            <thead><tr><th>measure</th><th>before</th><th>after</th><th>difference, file by file</th><th></th></tr></thead>
            <tbody>

            """);
        foreach (var row in rows)
            body.Append(
                $"<tr><td>{row.Name}</td><td>{row.Text(row.Before)}</td><td>{row.Text(row.After)}</td><td>{row.Text(row.Difference)}</td>"
                + $"<td>{row.Verdict}</td></tr>\n");
        body.Append("</tbody></table></div>\n");
        foreach (var row in rows) body.Append($"<h3>{row.Name}</h3>\n{IntervalPicture.Of(row)}\n");
        body.Append(
            "<p>Both read the same files, and what is hard in a file is hard for both. So the difference is taken file by file: its "
            + "interval decides, not whether the other two overlap.</p>\n");
    }
}
