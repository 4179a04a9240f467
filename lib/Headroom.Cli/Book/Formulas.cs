using System.Text.Json;
using Headroom.Cli.Pages;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Book;

/// <summary>All formulas of the book as HTML. They are drawn when the book is written, so a reader needs no script to see them.</summary>
internal sealed class Formulas
{
    private static readonly JsonSerializerOptions s_names = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<(string Tex, bool Display), string> _drawn = [];

    /// <exception cref="UsageException">A formula is not TeX; the message names the notebook, the formula and what is wrong with
    /// it.</exception>
    public static async Task<Formulas> Draw(
        IReadOnlyList<(string Notebook, InteractiveDocument Document)> notebooks, IBookTools tools, CancellationToken cancel)
    {
        var found = notebooks
            .SelectMany(n =>
                n.Document.Elements.Where(Cells.IsProse).SelectMany(cell => Prose.Formulas(cell.Contents))
                .Select(formula => (n.Notebook, Formula: formula)))
            .DistinctBy(f => f.Formula)
            .ToList();
        var all = new Formulas();
        if (found.Count == 0) return all;
        var answers = JsonSerializer.Deserialize<Answer[]>(
            await tools.Draw(JsonSerializer.Serialize(found.Select(f => new Question(f.Formula.Tex, f.Formula.Display)), s_names), cancel),
            s_names)!;
        foreach (var ((notebook, formula), answer) in found.Zip(answers))
            all._drawn[formula] = answer.Html
                ?? throw new UsageException($"{notebook}: the formula \"{formula.Tex}\" cannot be drawn. {answer.Error}");
        return all;
    }

    public string this[string tex, bool display] => _drawn[(tex, display)];

    private sealed record Question(string Tex, bool Display);

    private sealed record Answer(string? Html, string? Error);
}
