using System.CommandLine;
using Headroom.Cli.Editors;
using Headroom.Cli.Protocol;

namespace Headroom.Cli.Verbs;

/// <summary><c>vscode install | remove | status</c>: the course's extension for VS Code and its kin.</summary>
internal static class VscodeVerb
{
    public static Command Create(Learner learner) =>
        new("vscode", "Put the course's extension into VS Code, VSCodium and code-server, or take it out.")
        {
            Install(learner), Remove(learner), Status(learner),
        };

    private static Command Install(Learner learner)
    {
        var command = new Command("install", "Build the extension where that is due, and hand it to each editor on PATH.");
        command.SetAction((_, cancel) => Desk(learner).Install(cancel));
        return command;
    }

    private static Command Remove(Learner learner)
    {
        var command = new Command("remove", "Take it out of each editor that has it.");
        command.SetAction((_, cancel) => Desk(learner).Remove(cancel));
        return command;
    }

    private static Command Status(Learner learner)
    {
        var json = new JsonOption();
        var command = new Command("status", "Which editors there are, and which have it.") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            var desk = Desk(learner);
            var status = await desk.Status(cancel);
            if (parsed.GetValue(json)) ProtocolJson.Write(learner.Screen, status, ProtocolJson.Indented.EditorsAnswer);
            else desk.Show(status);
            return Exit.Ok;
        });
        return command;
    }

    private static ExtensionDesk Desk(Learner learner) =>
        new(learner.Screen, new Extension(learner.Layout), Editor.Find(Environment.GetEnvironmentVariable("PATH")));
}
