using System.CommandLine;
using Headroom.Cli.Running;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>run [UNIT|all] [--solutions] [--html DIR] [--ipynb DIR] [--timeout SECONDS]</c>: runs notebooks without an editor.</summary>
internal static class RunVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("UNIT")
        {
            Description = "a unit (01) or all; by default the first", Arity = ArgumentArity.ZeroOrOne,
        };
        var solutions = new Option<bool>("--solutions") { Description = "cells that check an exercise grade the worked solution" };
        var html = new Option<string?>("--html") { Description = "write each notebook as a page into this folder", HelpName = "DIR" };
        var ipynb = new Option<string?>("--ipynb") { Description = "write each executed notebook into this folder", HelpName = "DIR" };
        var timeout = new Option<double?>("--timeout")
        {
            Description = "end a cell after this many seconds; by default never", HelpName = "SECONDS",
        };
        var command = new Command("run", "Run notebooks from top to bottom.") { id, solutions, html, ipynb, timeout };
        command.SetAction((parsed, cancel) => Run(
            learner,
            learner.Units(parsed.GetValue(id)),
            new RunOptions(parsed.GetValue(solutions), parsed.GetValue(html), parsed.GetValue(ipynb), Limit(parsed.GetValue(timeout))),
            cancel));
        return command;
    }

    /// <summary>Runs the units' notebooks in order; one that fails does not keep the next from running.</summary>
    public static async Task<int> Run(Learner learner, IReadOnlyList<Unit> units, RunOptions options, CancellationToken cancel)
    {
        var failed = 0;
        foreach (var unit in units)
            if (!await NotebookScreen.Run(learner, unit.Notebook, options, cancel)) failed++;
        if (options.Html is null && failed < units.Count) SayWhere(learner.Screen, units);
        if (units.Count > 1)
            learner.Screen.Write(new Piece($"{units.Count - failed} of {Text.Count(units.Count, "notebook")} ran to the end", Ink.Muted));
        return failed == 0 ? Exit.Ok : Exit.Failed;
    }

    // A run without --html leaves nothing to read.
    private static void SayWhere(Screen screen, IReadOnlyList<Unit> units)
    {
        var (command, pages) = units is [var only]
            ? ($"./course run {only.Id} --html out", $"out/{Path.GetFileNameWithoutExtension(only.Notebook)}.html")
            : ("./course run all --html out", "one for each unit into out/");
        screen.Labelled(
            "page", new Piece("none written; "), new Piece(command, Ink.Path), new Piece(" writes "), new Piece(pages, Ink.Path));
    }

    private static TimeSpan? Limit(double? seconds) => seconds switch
    {
        null => null,
        > 0 and < 1e6 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new UsageException($"--timeout is {seconds} s, needs a number above 0 and below 1,000,000."),
    };
}
