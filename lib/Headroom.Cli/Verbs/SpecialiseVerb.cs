using System.CommandLine;
using System.Diagnostics;
using Headroom.Agents.Chats;
using Headroom.Agents.Pipelines;
using Headroom.Cli.Specialising;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Verbs;

/// <summary><c>specialise [REPO] [--minutes M]</c>: data of a repository, adapters on a shipped model, a page with the result.</summary>
internal static class SpecialiseVerb
{
    public static Command Create(Learner learner)
    {
        var repository = new Argument<string?>("REPO")
        {
            Description = "a folder of C#; by default the part of the course that no model has read", Arity = ArgumentArity.ZeroOrOne,
        };
        var minutes = new Option<double?>("--minutes")
        {
            Description = "for all of it (10): a third for the data at most, the rest for the model",
        };
        var output = new Option<string?>("--out") { Description = "folder to write; by default out/specialise/NAME", HelpName = "DIR" };
        var methods = new Option<int?>("--methods") { Description = "methods that are tried (100), three requests each" };
        var threshold = new Option<double?>("--threshold") { Description = "the least recall that is kept (0.5)" };
        var seed = new Option<int?>("--seed") { Description = "what is picked, and how the model begins (9)" };
        var tokens = new Option<int?>("--tokens") { Description = "end before more tokens than these are asked and answered" };
        var dollars = new Option<double?>("--dollars") { Description = "end before more is spent; needs --price-in and --price-out" };
        var priceIn = new Option<double?>("--price-in") { Description = "dollars for a million tokens that are asked" };
        var priceOut = new Option<double?>("--price-out") { Description = "dollars for a million tokens that are answered" };
        var recorded = new Option<string?>("--recorded") { Description = "replay the answers of an earlier run", HelpName = "FILE" };
        var scripted = new Option<bool>("--scripted") { Description = "the teacher that is a program, whatever endpoint is set" };
        var yes = new Option<bool>("--yes") { Description = "agree to what is sent; it is printed all the same" };
        var dataOnly = new Option<bool>("--data-only") { Description = "make the data and train nothing" };
        var model = new Option<string?>("--model") { Description = "small (by default) or target", HelpName = "NAME" };
        var command = new Command("specialise", "Make data of a repository, teach it to a small model, and measure before and after.")
        {
            repository, minutes, output, methods, threshold, seed, tokens, dollars, priceIn, priceOut, recorded, scripted, yes, dataOnly,
            model,
        };
        command.SetAction((parsed, cancel) =>
        {
            var data = new PipelineOptions
            {
                Methods = Positive("--methods", parsed.GetValue(methods) ?? 100), Threshold = parsed.GetValue(threshold) ?? 0.5,
                Seed = parsed.GetValue(seed) ?? 9, MostTokens = parsed.GetValue(tokens), MostDollars = parsed.GetValue(dollars),
                Prices = new Prices(parsed.GetValue(priceIn) ?? 0, parsed.GetValue(priceOut) ?? 0),
            };
            if (data.MostDollars is not null && (data.Prices.Input <= 0 || data.Prices.Output <= 0))
                throw new UsageException("--dollars needs --price-in and --price-out: what a million tokens cost.");
            if (data.Threshold is not (>= 0 and <= 1)) throw new UsageException("--threshold is a share from 0 to 1.");
            var options = new SpecialiseOptions(
                parsed.GetValue(repository), Minutes(parsed.GetValue(minutes) ?? 10), parsed.GetValue(output), parsed.GetValue(recorded),
                parsed.GetValue(scripted), parsed.GetValue(yes), parsed.GetValue(dataOnly), Model(parsed.GetValue(model) ?? "small"), data);
            return new SpecialiseRun(learner, (arguments, stop) => Train(learner, arguments, stop), Terminal.Ask).Run(options, cancel);
        });
        return command;
    }

    private static int Positive(string option, int value) => value > 0 ? value : throw new UsageException($"{option} is at least 1.");

    private static double Minutes(double value) =>
        value is > 0 and <= 10_000 ? value : throw new UsageException("--minutes is more than 0, and 10,000 at most.");

    private static string Model(string name) =>
        name is "small" or "target" ? name : throw new UsageException($"no model \"{Ids.Printable(name)}\": small or target.");

    private static async Task<int> Train(Learner learner, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        if (!File.Exists(learner.Layout.Training)) throw new CourseNotBuiltException(learner.Layout.Training);
        using var training = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", learner.Layout.Training, .. arguments])
        {
            WorkingDirectory = learner.Layout.Root,
        })!;
        try
        {
            await training.WaitForExitAsync(cancel);
            return training.ExitCode;
        }
        finally
        {
            if (!training.HasExited) training.Kill(entireProcessTree: true);
        }
    }
}
