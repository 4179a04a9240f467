using System.CommandLine;
using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>language-server</c>: what an editor asks about cells that are being written, in a process of its own over this one's standard input
/// and output.
/// </summary>
internal static class LanguageServerVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command(
            "language-server", "Completion, hover and errors of notebook cells for an editor, over standard input and output.");
        command.SetAction(_ => Run(learner));
        return command;
    }

    private static int Run(Learner learner)
    {
        if (!File.Exists(learner.Layout.LanguageServer)) throw new CourseNotBuiltException(learner.Layout.LanguageServer);
        using var server = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", learner.Layout.LanguageServer]))!;
        server.WaitForExit();
        return server.ExitCode;
    }
}
