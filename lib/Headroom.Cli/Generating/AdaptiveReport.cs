using Headroom.Hardware;
using Headroom.Speculation.Adapting;

namespace Headroom.Cli.Generating;

/// <summary>What the controller chose, round by round, and what was learned.</summary>
internal static class AdaptiveReport
{
    private const int MostRuns = 16; // of equal choices, in the line of rounds

    public static IEnumerable<string> Lines(DrafterChoice choice)
    {
        if (choice.Drafter is not AdaptiveDrafter { Rounds.Count: > 0 } drafter) yield break;
        var silent = drafter.Rounds.Count(round => round.Drafted == 0);
        IEnumerable<string> each = drafter.Drafters.Index().Select(one => Of(drafter, one.Index, one.Item.Name));
        yield return $"choices      {string.Join(", ", each.Where(words => words.Length > 0).Append($"nobody in {silent}"))}";
        yield return $"by round     {ByRound(drafter)}";
        var step = string.Join(", ", drafter.Drafters.Zip(drafter.Costs.Drafts, (one, cost) => $"{one.Name} {Units.Si(cost.Step, "s")}"));
        var pass = drafter.Costs.Pass;
        yield return $"costs        a pass of 1 {Units.Si(pass[1], "s")}, of 4 {Units.Si(pass[4], "s")}, of 8 {Units.Si(pass[8], "s")}; "
            + $"a guess of {step}; all rounds {Units.Si(drafter.Rounds.Sum(round => round.Seconds), "s")}";
        if (choice.Learning is { } learning)
            yield return $"learned      {learning.Learned.Tables.Learned:#,0} tokens so far, in {learning.Path}; --forget deletes it";
        if (choice.Learning?.Taught is { Examples: > 0 } taught)
            yield return $"draft        taught in {taught.Examples} places, {Units.Si(taught.Seconds, "s")}: "
                + $"{taught.Gain:0.000} nats better than as it came"
                + (taught.Dropped > 0 ? $"; begun anew {taught.Dropped} times, since it was worse" : "");
    }

    private static string Of(AdaptiveDrafter drafter, int index, string name)
    {
        AdaptiveRound[] rounds = [.. drafter.Rounds.Where(round => round.Drafted > 0 && round.Plan.Drafter == index)];
        if (rounds.Length == 0) return "";
        var (drafted, accepted) = (rounds.Sum(round => round.Drafted), rounds.Sum(round => round.Accepted));
        return $"{name} in {rounds.Length} rounds ({drafted} guesses, {(double)accepted / drafted:0 %})";
    }

    // Equal choices in a row once: "draft 7 x 3, off, lookup 12+4 x 2".
    private static string ByRound(AdaptiveDrafter drafter)
    {
        var runs = new List<(string Words, int Count)>();
        foreach (var round in drafter.Rounds)
        {
            var words = round.Drafted == 0 ? "off" : $"{drafter.Drafters[round.Plan.Drafter].Name} {Lengths(round.Plan)}";
            if (runs.Count > 0 && runs[^1].Words == words) runs[^1] = (words, runs[^1].Count + 1);
            else runs.Add((words, 1));
        }
        var shown = runs.Take(MostRuns).Select(run => run.Count == 1 ? run.Words : $"{run.Words} x {run.Count}");
        return string.Join(", ", shown) + (runs.Count > MostRuns ? $" and {runs.Skip(MostRuns).Sum(run => run.Count)} rounds more" : "");
    }

    private static string Lengths(DraftPlan plan) =>
        string.Join('+', Enumerable.Range(0, DraftPlan.Branches).Select(branch => plan[branch]).Where(length => length > 0));
}
