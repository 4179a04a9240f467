using System.CommandLine;
using Headroom.Agents.Chats;
using Headroom.Cli.Delegating;

namespace Headroom.Cli.Verbs;

/// <summary><c>agent ID</c>: an agent solves an exercise, and the grader says how well.</summary>
internal static class AgentVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (05.3)" };
        var tries = new Option<int?>("--tries") { Description = "answers that are graded at most (3): each report goes back" };
        var output = new Option<string?>("--out") { Description = "folder to write; by default out/agent/ID", HelpName = "DIR" };
        var tokens = new Option<long?>("--tokens") { Description = "end before more tokens than these are asked and answered (100,000)" };
        var dollars = new Option<double?>("--dollars") { Description = "end before more is spent; needs --price-in and --price-out" };
        var priceIn = new Option<double?>("--price-in") { Description = "dollars for a million tokens that are asked" };
        var priceOut = new Option<double?>("--price-out") { Description = "dollars for a million tokens that are answered" };
        var recorded = new Option<string?>("--recorded") { Description = "replay the answers of an earlier run", HelpName = "FILE" };
        var yes = new Option<bool>("--yes") { Description = "agree to what is sent; it is printed all the same" };
        var trust = new Option<bool>("--trust") { Description = "run answers without a sandbox, with limits alone" };
        var command = new Command("agent", "Hand an exercise to an agent of yours, and grade what comes back.")
        {
            id, tries, output, tokens, dollars, priceIn, priceOut, recorded, yes, trust,
        };
        command.SetAction((parsed, cancel) =>
        {
            var prices = new Prices(parsed.GetValue(priceIn) ?? 0, parsed.GetValue(priceOut) ?? 0);
            var options = new AgentOptions(
                parsed.GetValue(tries) ?? 3, parsed.GetValue(output), parsed.GetValue(recorded), parsed.GetValue(yes),
                parsed.GetValue(trust), parsed.GetValue(tokens) ?? 100_000, parsed.GetValue(dollars), prices);
            if (options.Tries < 1) throw new UsageException("--tries is at least 1.");
            if (options.MostTokens < 1) throw new UsageException("--tokens is at least 1.");
            if (options.MostDollars is not null && (prices.Input <= 0 || prices.Output <= 0))
                throw new UsageException("--dollars needs --price-in and --price-out: what a million tokens cost.");
            return new AgentRun(learner, (without, stop) => ContainedChecker.Open(learner, without, stop), Terminal.Ask)
                .Run(learner.Exercise(parsed.GetValue(id)), options, cancel);
        });
        return command;
    }
}
