using System.CommandLine;
using Headroom.Cli.Checks;
using Headroom.Cli.Watching;
using Headroom.Grading.Checking;
using Headroom.Kernels;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>check [ID|UNIT|all] [--watch] [--final] [--seed N] [--device NAME] [--json [--card]]</c>: grades the learner's files.
/// </summary>
internal static class CheckVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "an exercise (01.2), a unit (01) or all; by default the next one not passed", Arity = ArgumentArity.ZeroOrOne,
        };
        var watch = new Option<bool>("--watch") { Description = "check again after every save, until Ctrl-C" };
        var final = new Option<bool>("--final") { Description = "draw fresh inputs instead of the practice seed" };
        var seed = new Option<int?>("--seed") { Description = "the seed that a report printed, to see that failure again" };
        var device = new Option<string?>("--device")
        {
            Description = "run kernels on cuda, opencl or cpu as well: right there too, and how fast (exit 5 where there is none)",
        };
        var json = new Option<bool>("--json") { Description = "print the report as JSON and nothing else" };
        var card = new Option<bool>("--card") { Description = "with --json: the report as HTML too, as a notebook shows it" };
        var command = new Command("check", "Grade your file.") { id, watch, final, seed, device, json, card };
        command.SetAction((parsed, cancel) =>
        {
            var exercises = learner.Exercises(parsed.GetValue(id));
            var options = new CheckOptions
            {
                Final = parsed.GetValue(final), Seed = parsed.GetValue(seed), Device = Device(parsed.GetValue(device)),
            };
            if (parsed.GetValue(watch) && parsed.GetValue(json))
                throw new UsageException("--watch and --json exclude each other: a watch has no end to write JSON at.");
            if (parsed.GetValue(card) && !parsed.GetValue(json))
                throw new UsageException("--card goes with --json: ./course check ID --json --card");
            return parsed.GetValue(watch) ? WatchRun.Run(learner, exercises, options, cancel)
                : parsed.GetValue(json) ? CheckRun.Json(learner, exercises, options, parsed.GetValue(card), cancel)
                : CheckRun.Run(learner, exercises, options, cancel);
        });
        return command;
    }

    private static string? Device(string? name) => name is null ? null : DeviceNames.Find(name) switch
    {
        null => throw new UsageException(
            $"--device {Ids.Printable(name)} is no device. Use cuda, opencl or cpu; ./course doctor lists what there is."),
        DeviceChoice.Simulator =>
            throw new UsageException(
                "--device simulator: every check counts on the simulated GPU. Leave the option out, or name a real device: cuda, opencl "
                + "or cpu."),
        { } choice => DeviceNames.Of(choice),
    };
}
