using System.Text.Json;
using Headroom.Cli.Book;

namespace Headroom.Testing.Book;

/// <summary>Stands in for npm and node: one asset, and formulas in brackets. The formula <c>\bad</c> cannot be drawn.</summary>
internal sealed class FakeBookTools(string folder) : IBookTools
{
    /// <summary>All that was asked to be drawn, as JSON.</summary>
    public List<string> Drawn { get; } = [];

    public IEnumerable<(string Name, string Source)> Assets()
    {
        var file = Path.Combine(folder, "plotly.js");
        File.WriteAllText(file, "// plotly");
        yield return ("plotly.js", file);
    }

    public Task<string> Draw(string formulas, CancellationToken cancel)
    {
        Drawn.Add(formulas);
        using var asked = JsonDocument.Parse(formulas);
        var answers = asked.RootElement.EnumerateArray().Select(formula => formula.GetProperty("tex").GetString() is "\\bad"
            ? (object)new { error = "Undefined control sequence" }
            : new
            {
                html = $"[{formula.GetProperty("tex").GetString()}{(formula.GetProperty("display").GetBoolean() ? " on a line" : "")}]",
            });
        return Task.FromResult(JsonSerializer.Serialize(answers));
    }
}
