using System.CommandLine;

namespace Headroom.Cli.Authoring;

/// <summary><c>tree</c>: the repository's folders with a comment each.</summary>
internal static class TreeVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command("tree", "For authors: the folders of this repository, with a comment each.");
        command.SetAction(_ =>
        {
            foreach (var line in FolderTree.Draw(File.ReadAllLines(learner.Layout.PathTo("docs/folders.txt")))) learner.Screen.Write(line);
            return Exit.Ok;
        });
        return command;
    }
}
