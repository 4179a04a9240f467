using System.CommandLine;
using Headroom.Cli.Mcp;

namespace Headroom.Cli.Verbs;

/// <summary><c>mcp</c>: the course for an agent of the learner's, over standard input and output.</summary>
internal static class McpVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command("mcp", "The course as tools for an agent (list, show, check, hint), over standard input and output.");
        command.SetAction(async (_, cancel) =>
        {
            var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            // Standard output is the protocol's: what else would be printed there goes to standard error.
            Console.SetOut(Console.Error);
            using var server = new CourseServer(learner);
            await server.Run(input, output, cancel);
            return Exit.Ok;
        });
        return command;
    }
}
