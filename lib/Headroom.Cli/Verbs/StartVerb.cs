using System.CommandLine;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Git;
using Headroom.Cli.Running;
using Headroom.Grading.Hosting;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>start</c>: shows that everything works, leaves a page to read, and says where to begin.</summary>
internal static class StartVerb
{
    private const string OutputFolder = "out";

    public static Command Create(Learner learner)
    {
        var command = new Command("start", "Begin: run the first notebook, write its page, say what is next.");
        command.SetAction((_, cancel) => Run(learner, cancel));
        return command;
    }

    private static async Task<int> Run(Learner learner, CancellationToken cancel)
    {
        var (screen, unit) = (learner.Screen, learner.Course.Units[0]);
        screen.Write(new Piece(learner.Course.Title, Ink.Strong), new Piece(": how fast can a language model go, and what stops it?"));
        screen.Blank();
        var sdk = await MachineReader.Ask(DotnetHost.Path, ["--version"], learner.Layout.Root, cancel)
            ?? throw new UsageException(
                "No .NET 10 SDK answers. Install it from https://dotnet.microsoft.com/download; ./course doctor looks at the rest.");
        screen.Labelled("SDK", new Piece(sdk));
        var code = await RunVerb.Run(learner, [unit], new RunOptions(Html: learner.Layout.PathTo(OutputFolder)), cancel);
        if (code != Exit.Ok) return code;
        screen.Blank();
        if (new NotebookFilter(learner.Layout.Root).Install())
            screen.Labelled(
                "git", new Piece(
                    "keeps what running a notebook writes into it out of commits; ./course jupyter uninstall undoes that", Ink.Muted));
        screen.Labelled(
            "read", new Piece($"{OutputFolder}/{Path.GetFileNameWithoutExtension(unit.Notebook)}.html", Ink.Path),
            new Piece(" in a browser, or open "), new Piece(unit.Notebook, Ink.Path), new Piece(" in VS Code"));
        if (learner.NextExercise() is { } next) Step.Show(learner, next);
        return Exit.Ok;
    }
}
