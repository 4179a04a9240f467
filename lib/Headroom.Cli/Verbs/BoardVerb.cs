using System.CommandLine;
using Headroom.Cli.Boards;
using Headroom.Cli.Delegating;

namespace Headroom.Cli.Verbs;

/// <summary><c>board [--add ID --name NAME] [--merge FILE...] [--verify]</c>: scores of the capstone, in a file of one's own.</summary>
internal static class BoardVerb
{
    public static Command Create(Learner learner)
    {
        var add = new Option<string?>("--add")
        {
            Description = "check this exercise with fresh inputs, and enter it where it passes", HelpName = "ID",
        };
        var name = new Option<string?>("--name") { Description = "whose entry it is" };
        var merge = new Option<string[]>("--merge")
        {
            Description = "take the entries of other boards", HelpName = "FILE", AllowMultipleArgumentsPerToken = true,
        };
        var file = new Option<string?>("--file") { Description = "the board; by default .course/board.json", HelpName = "FILE" };
        var verify = new Option<bool>("--verify") { Description = "run every file again, in a sandbox; nothing else verifies an entry" };
        var trust = new Option<bool>("--trust") { Description = "run them without a sandbox, with limits alone" };
        var command = new Command("board", "Scores of the capstone: yours, and those that others give you.")
        {
            add, name, merge, file, verify, trust,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var board = new Board(Path.GetFullPath(parsed.GetValue(file) ?? Path.Combine(learner.Layout.StateFolder, "board.json")));
            var run = new BoardRun(learner, board, stop => ContainedChecker.Open(learner, parsed.GetValue(trust), stop));
            if (parsed.GetValue(add) is { } id)
                return await run.Add(learner.Exercise(id), parsed.GetValue(name)
                    ?? throw new UsageException("--add needs --name: whose entry is it?"), cancel);
            if (parsed.GetValue(merge) is { Length: > 0 } files) return run.Merge(files);
            return parsed.GetValue(verify) ? await run.Verify(cancel) : run.Show();
        });
        return command;
    }
}
