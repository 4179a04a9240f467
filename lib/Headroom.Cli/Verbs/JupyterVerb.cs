using System.CommandLine;
using Headroom.Cli.Git;
using Headroom.Cli.Jupyter;
using Headroom.Grading.Hosting;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>jupyter install | uninstall | kernel</c>: the course's C# kernel for VS Code, JupyterLab and every other Jupyter client.
/// </summary>
internal static class JupyterVerb
{
    public static Command Create(Learner learner) =>
        new("jupyter", "Install the C# kernel for VS Code and Jupyter, or remove it.")
        {
            Install(learner), Uninstall(learner), Kernel(learner),
        };

    private static Command Install(Learner learner)
    {
        var place = new Home();
        var command = new Command("install", "Tell Jupyter clients where the kernel is. Needs no Python.")
        {
            place.User, place.Prefix, place.Name,
        };
        command.SetAction(parsed =>
        {
            var spec = place.Of(parsed);
            spec.Write(DotnetHost.Path, learner.Layout.Command);
            learner.Screen.Labelled("wrote", new Piece(spec.File, Ink.Path));
            foreach (var line in Advice()) learner.Screen.Write(line);
            return Exit.Ok;
        });
        return command;
    }

    // VS Code as it is: what it does by itself, what takes clicks, and the one setting it needs.
    private static IReadOnlyList<string> Advice() =>
    [
        "VS Code  Restart it, or refresh its list of kernels. Open this folder, trust it, open notebooks/01-roofline.ipynb.",
        $"         Where Python has a kernel too: Select Kernel, Jupyter Kernel..., {KernelSpec.DisplayName}; once for each notebook.",
        "         ./course vscode install adds completion, hover and errors in C# cells, before anything has run.",
        "         Without it, the kernel completes once your user settings (not the workspace's) have this line:",
        $"         {CodeSettings.ToPaste}",
        "         It offers .NET Interactive's extension: not needed.",
    ];

    private static Command Uninstall(Learner learner)
    {
        var place = new Home();
        var command = new Command("uninstall", "Remove what install wrote.") { place.User, place.Prefix, place.Name };
        command.SetAction(parsed =>
        {
            var spec = place.Of(parsed);
            var removed = spec.Remove();
            if (new NotebookFilter(learner.Layout.Root).Remove())
                learner.Screen.Labelled("removed", new Piece(" the git filter that kept outputs of notebooks out of commits"));
            learner.Screen.Labelled(
                removed ? "removed" : "nothing", new Piece(removed ? $" {spec.Folder}" : $" to remove at {spec.Folder}", Ink.Path));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Kernel(Learner learner)
    {
        var connection = new Option<string>("--connection")
        {
            Description = "the file that a Jupyter client wrote", HelpName = "FILE", Required = true,
        };
        var remote = new Option<bool>("--allow-remote") { Description = "listen where other machines can connect, if the file says so" };
        var command = new Command("kernel", "Run a kernel; Jupyter clients start it themselves.") { connection, remote };
        command.SetAction(parsed => KernelProcess.Run(learner.Layout, parsed.GetValue(connection)!, parsed.GetValue(remote)));
        return command;
    }

    private sealed class Home
    {
        public Option<bool> User { get; } = new("--user") { Description = "for this user; the default" };

        public Option<string?> Prefix { get; } = new("--prefix")
        {
            Description = "for a Python environment or another prefix", HelpName = "DIR",
        };

        public Option<string> Name { get; } = new("--name")
        {
            Description = "what clients call the kernel; .net-csharp for those that go by a notebook's name alone", HelpName = "NAME",
            DefaultValueFactory = _ => KernelSpec.DefaultName,
        };

        public KernelSpec Of(ParseResult parsed)
        {
            var (prefix, name) = (parsed.GetValue(Prefix), parsed.GetValue(Name)!);
            if (prefix is not null && parsed.GetValue(User)) throw new UsageException("--user and --prefix exclude each other.");
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) || name.All(c => c == '.'))
                throw new UsageException("--name needs letters, digits, '.', '-' and '_'.");
            return KernelSpec.In(prefix is null ? KernelSpecFolder.OfUser() : KernelSpecFolder.OfPrefix(prefix), name);
        }
    }
}
