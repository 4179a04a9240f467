using System.Diagnostics;
using System.Reflection;
using Headroom.Cli.Pages;
using Headroom.Cli.Running;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Book;

/// <summary>Runs every notebook, or takes it from a folder of executed ones, and writes the book.</summary>
internal sealed class BookBuild(Learner learner, IBookTools tools, bool solutions, string? executed = null)
{
    private static readonly string[] s_siteFiles = ["book.css", "theme.js", "book.js", "search.js", "charts.js"];

    /// <summary>False when a notebook failed; the book that was there is still there.</summary>
    public async Task<bool> Write(string folder, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        using var book = BookFolder.Begin(folder);
        if (await RunAll(cancel) is not { } documents) return false;
        var formulas = await Formulas.Draw([.. documents.Select(d => (d.Unit.Notebook, d.Document))], tools, cancel);
        var pages = Pages(documents, formulas);
        await Write(book, pages, cancel);
        book.Publish();
        learner.Screen.Labelled(
            "wrote", new Piece(
                Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(folder, Addresses.Front)).Replace('\\', '/'), Ink.Path),
                new Piece($"   {Text.Count(pages.Count, "page")} · {clock.Elapsed.TotalSeconds:0} s", Ink.Muted));
        return true;
    }

    private async Task<IReadOnlyList<(Unit Unit, InteractiveDocument Document)>?> RunAll(CancellationToken cancel)
    {
        var documents = new List<(Unit, InteractiveDocument)>();
        foreach (var unit in learner.Course.Units)
        {
            if (await Taken(unit) is not { } document)
            {
                var result = await NotebookScreen.Execute(learner, unit.Notebook, new RunOptions(solutions), cancel);
                if (result.Failure is not null) return null;
                document = result.Document;
            }
            documents.Add((unit, document));
        }
        return documents;
    }

    private async Task<InteractiveDocument?> Taken(Unit unit)
    {
        if (executed is null) return null;
        var file = Path.Combine(executed, Path.GetFileName(unit.Notebook));
        var (document, why) = await ExecutedNotebook.Read(file, learner.Layout.PathTo(unit.Notebook));
        if (document is null) learner.Screen.Write(new Piece(unit.Notebook, Ink.Path), new Piece($" is run: {why}", Ink.Muted));
        else learner.Screen.Labelled("taken", new Piece(file, Ink.Path));
        return document;
    }

    private List<BookPage> Pages(IReadOnlyList<(Unit Unit, InteractiveDocument Document)> documents, Formulas formulas)
    {
        List<BookPage> pages = [FrontPage.Of(learner.Course)];
        foreach (var (unit, document) in documents)
        {
            var notebook = NotebookPage.Of(learner.Course, unit, document, formulas, solutions);
            pages.Add(notebook);
            pages.Add(ExercisesPage.Of(learner.Layout, unit, notebook));
        }
        return pages;
    }

    private async Task Write(BookFolder book, IReadOnlyList<BookPage> pages, CancellationToken cancel)
    {
        var shell = new Shell(learner.Course, pages);
        foreach (var page in pages) await File.WriteAllTextAsync(book.PathTo(page.File), shell.Render(page), cancel);
        await File.WriteAllTextAsync(book.PathTo("assets/page.css"), PageStyle.Css, cancel);
        await File.WriteAllTextAsync(book.PathTo("assets/headings.js"), SearchIndex.Script(pages), cancel);
        foreach (var file in s_siteFiles) await CopySiteFile(file, book.PathTo($"assets/{file}"), cancel);
        foreach (var (name, source) in tools.Assets()) File.Copy(source, book.PathTo($"assets/{name}"));
    }

    private static async Task CopySiteFile(string file, string target, CancellationToken cancel)
    {
        await using var from = Assembly.GetExecutingAssembly().GetManifestResourceStream($"book/{file}")!;
        await using var to = File.Create(target);
        await from.CopyToAsync(to, cancel);
    }
}
