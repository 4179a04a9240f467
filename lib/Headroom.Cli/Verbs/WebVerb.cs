using System.CommandLine;
using Headroom.Cli.Publishing;

namespace Headroom.Cli.Verbs;

/// <summary><c>web [--out DIR]</c>: the course as a folder of pages that check exercises with nothing installed.</summary>
internal static class WebVerb
{
    private const string OutputFolder = "out/web";

    public static Command Create(Learner learner)
    {
        var output = new Option<string?>("--out")
        {
            Description = $"folder to write; by default {OutputFolder} in the course", HelpName = "DIR",
        };
        var command = new Command("web", "Write the course as pages that check exercises in a browser, for any web host.") { output };
        command.SetAction(async (parsed, cancel) =>
        {
            await new WebBuild(learner).Write(parsed.GetValue(output) ?? learner.Layout.PathTo(OutputFolder), cancel);
            return Exit.Ok;
        });
        return command;
    }
}
