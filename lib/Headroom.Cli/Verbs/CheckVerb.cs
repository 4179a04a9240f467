using System.CommandLine;
using Headroom.Cli.Watching;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Verbs;

/// <summary><c>check [ID|UNIT|all] [--watch] [--final] [--seed N] [--json]</c>: grades the learner's files.</summary>
internal static class CheckVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("ID") { Description = "an exercise (01.2), a unit (01) or all; by default the next one not passed", Arity = ArgumentArity.ZeroOrOne };
        var watch = new Option<bool>("--watch") { Description = "check again after every save, until Ctrl-C" };
        var final = new Option<bool>("--final") { Description = "draw fresh inputs instead of the practice seed" };
        var seed = new Option<int?>("--seed") { Description = "the seed that a report printed, to see that failure again" };
        var json = new Option<bool>("--json") { Description = "print the report as JSON and nothing else" };
        var command = new Command("check", "Grade your file.") { id, watch, final, seed, json };
        command.SetAction((parsed, cancel) =>
        {
            var exercises = learner.Exercises(parsed.GetValue(id));
            var options = new CheckOptions { Final = parsed.GetValue(final), Seed = parsed.GetValue(seed) };
            if (parsed.GetValue(watch) && parsed.GetValue(json)) throw new UsageException("--watch and --json exclude each other: a watch has no end to write JSON at.");
            return parsed.GetValue(watch) ? WatchRun.Run(learner, exercises, options, cancel)
                : parsed.GetValue(json) ? CheckRun.Json(learner, exercises, options, cancel)
                : CheckRun.Run(learner, exercises, options, cancel);
        });
        return command;
    }
}
