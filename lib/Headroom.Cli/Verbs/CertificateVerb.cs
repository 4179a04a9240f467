using System.CommandLine;
using Headroom.Cli.Boards;
using Headroom.Cli.Certificates;
using Headroom.Course.Learning;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>certificate --name NAME</c>: a page of what the learner did, counted and predicted.</summary>
internal static class CertificateVerb
{
    public static Command Create(Learner learner)
    {
        var name = new Option<string>("--name") { Description = "as it is to stand on the page", Required = true };
        var next = new Option<string?>("--next") { Description = "what you would do next, in your words", HelpName = "TEXT" };
        var output = new Option<string?>("--out") { Description = "the file; by default out/certificate.html", HelpName = "FILE" };
        var command = new Command("certificate", "A page of what you passed, counted, scored and predicted.") { name, next, output };
        command.SetAction(parsed =>
        {
            var own = parsed.GetRequiredValue(name);
            if (Board.NameComplaint(own) is { } complaint) throw new UsageException($"--name: {complaint}.");
            var board = new Board(Path.Combine(learner.Layout.StateFolder, "board.json")).Read();
            var predictions = new PredictionFile(learner.Layout.StateFolder, learner.Clock, learner.Screen.Problem).Read();
            var file = Path.GetFullPath(parsed.GetValue(output) ?? learner.Layout.PathTo("out/certificate.html"));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.Write(file, new Certificate(learner, own, parsed.GetValue(next)).Page(board, predictions));
            learner.Screen.Labelled("page", new Piece(file, Ink.Path));
            return Exit.Ok;
        });
        return command;
    }
}
