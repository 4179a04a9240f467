using System.CommandLine;
using Headroom.Cli.Book;

namespace Headroom.Cli.Verbs;

/// <summary><c>book [--out DIR] [--exercises] [--executed DIR] [--fetch]</c>: the executed course as a folder of pages.</summary>
internal static class BookVerb
{
    private const string OutputFolder = "out/book";

    public static Command Create(Learner learner, Func<CancellationToken, Task<IBookTools>> openTools)
    {
        var output = new Option<string?>("--out")
        {
            Description = $"folder to write; by default {OutputFolder} in the course", HelpName = "DIR",
        };
        var exercises = new Option<bool>("--exercises")
        {
            Description = "cells that check an exercise grade your files, not the worked solutions",
        };
        var executed = new Option<string?>("--executed")
        {
            Description = "take notebooks that ./course run --ipynb DIR has executed, and run only those that have changed since",
            HelpName = "DIR",
        };
        var fetch = new Option<bool>("--fetch")
        {
            Description = "bring what pages are drawn with, so that they need no network, and write none",
        };
        var command = new Command("book", "Write the executed course as pages to read in a browser.")
        {
            output, exercises, executed, fetch,
        };
        command.SetAction((parsed, cancel) => Run(
            learner, openTools, parsed.GetValue(output) ?? learner.Layout.PathTo(OutputFolder), !parsed.GetValue(exercises),
            parsed.GetValue(executed), parsed.GetValue(fetch), cancel));
        return command;
    }

    private static async Task<int> Run(
        Learner learner, Func<CancellationToken, Task<IBookTools>> openTools, string folder, bool solutions, string? executed,
        bool fetchOnly, CancellationToken cancel)
    {
        var tools = await openTools(cancel);
        if (fetchOnly) return Exit.Ok;
        return await new BookBuild(learner, tools, solutions, executed).Write(folder, cancel) ? Exit.Ok : Exit.Failed;
    }
}
