using System.Diagnostics;
using System.Text.Json;
using Headroom.Cli.Checks;
using Headroom.Cli.Pages;
using Headroom.Course;
using Headroom.Grading.Reporting;
using Headroom.Jupyter.Documents;

namespace Headroom.Cli.Running;

/// <summary>Runs one notebook on the screen: progress, what its cells print, how it ended, and the files it was asked for.</summary>
internal static class NotebookScreen
{
    /// <summary>True when every cell ran.</summary>
    public static async Task<bool> Run(Learner learner, string notebook, RunOptions options, CancellationToken cancel)
    {
        var (screen, path) = (learner.Screen, learner.Layout.PathTo(notebook));
        var (html, ipynb) = (Target(options.Html, notebook, ".html"), Target(options.Ipynb, notebook, ".ipynb"));
        if (ipynb == path) throw new UsageException($"--ipynb {options.Ipynb} would overwrite {notebook} itself. Name another folder.");
        var result = await Execute(learner, notebook, options, cancel);
        if (html is not null) Save(screen, html, Page.Render(result.Document, Path.GetFileNameWithoutExtension(notebook)));
        if (ipynb is not null) Save(screen, ipynb, result.Document.ToNotebookJson());
        return result.Failure is null;
    }

    /// <summary>Runs it and shows how it went; writes nothing.</summary>
    public static async Task<NotebookResult> Execute(Learner learner, string notebook, RunOptions options, CancellationToken cancel)
    {
        var (screen, path, clock) = (learner.Screen, learner.Layout.PathTo(notebook), Stopwatch.StartNew());
        var exercises = learner.Course.Units.Where(unit => unit.Notebook == notebook).SelectMany(unit => unit.Exercises).ToList();
        await TrainingNeeds.Bring(learner, exercises, cancel);
        NotebookReferences.PointTo(learner.Layout);
        var (read, cells) = await Load(path, notebook);
        foreach (var warning in read.Warnings) screen.Write(new Piece(notebook, Ink.Path), new Piece($": {warning}", Ink.Muted));
        var lines = new ConsoleLines(line => screen.Write(new Piece("  | ", Ink.Muted), new Piece(line)));
        var run = new NotebookRun(path, lines.Add) { CellLimit = options.CellLimit };
        using var submissions = Submission.Use(options.Solutions);
        var result = await screen.Progress(notebook, cells, steps => run.Run(read.Document, steps, cancel));
        lines.Flush();
        if (result.Failure is { } failure) Show(screen, notebook, failure);
        else screen.Labelled(
            "ran", new Piece(notebook, Ink.Path),
            new Piece($"   {Text.Count(cells, "cell")} · {clock.Elapsed.TotalSeconds:0.0} s", Ink.Muted));
        return result;
    }

    private static async Task<(NotebookText Notebook, int Cells)> Load(string path, string notebook)
    {
        try
        {
            return await NotebookRun.Load(path);
        }
        catch (JsonException broken)
        {
            throw new UsageException($"{notebook} is not a notebook: {broken.Message}");
        }
    }

    private static void Show(Screen screen, string notebook, CellFailure failure)
    {
        var line = failure.Line is { } number ? $", line {number}" : "";
        screen.Write([new Piece(notebook, Ink.Path), new Piece($", cell {failure.Cell}{line}:")]);
        if (failure.Text is { } text)
        {
            screen.Write(new Piece($"    {text.Trim()}"));
            if (failure.Column - 1 - (text.Length - text.TrimStart().Length) is >= 0 and var caret)
                screen.Write(new Piece($"    {new string(' ', caret)}^", Ink.Bad));
        }
        foreach (var message in failure.Message.Split('\n')) screen.Write(new Piece($"    {message.TrimEnd()}", Ink.Bad));
        screen.Write(new Piece("  the cells below it were not run", Ink.Muted));
    }

    private static string? Target(string? folder, string notebook, string extension) => folder is null
        ? null
        : Path.Combine(Path.GetFullPath(folder), Path.GetFileNameWithoutExtension(notebook) + extension);

    // Whole or not at all: a page that is open in a browser is never half written.
    private static void Save(Screen screen, string file, string text)
    {
        AtomicFile.Write(file, text);
        screen.Labelled("wrote", new Piece(Path.GetRelativePath(Directory.GetCurrentDirectory(), file).Replace('\\', '/'), Ink.Path));
    }
}
