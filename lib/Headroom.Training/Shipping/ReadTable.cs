using Headroom.Training.Checkpoints;
using Headroom.Training.Corpora;

namespace Headroom.Training.Shipping;

/// <summary>The lines of a card on what a run read.</summary>
internal static class ReadTable
{
    /// <param name="run">That read it.</param>
    /// <param name="parts">Name and tokens of each part that it read of, all that there is to train on.</param>
    /// <param name="more">Sentences behind the seeds.</param>
    public static IEnumerable<string> Lines(CheckpointNotes run, IReadOnlyList<(string Part, long Tokens)> parts, string more)
    {
        var recipe = run.Recipe;
        var read = run.Step * recipe.TokensPerStep;
        yield return "| part | share | tokens read | there are | times |";
        yield return "|---|---|---|---|---|";
        foreach (var (part, share) in recipe.Shares.Parts)
        {
            var there = parts.First(each => each.Part == part).Tokens;
            yield return $"| {part} | {100 * share:0} % | {share * read / 1e6:0.00} M | {there / 1e6:0.00} M "
                + $"| {share * read / there:0.00} |";
        }
        yield return "";
        yield return $"{read:N0} tokens in {run.Step:N0} steps of {recipe.TokensPerStep:N0}"
            + (run.Step < recipe.Steps ? $"; **not finished: {recipe.Steps:N0} steps were planned**" : "")
            + $". Seeds: {Corpus.Seed} of the corpus, {Corpus.Seed + 1} of what is held out, {recipe.Seed} of weights and order.{more}";
        yield return "";
    }

    /// <summary>What it took: <c>It took 40 minutes of 2 threads, matrices in FP32: 3,413 tokens/s</c>, and what follows.</summary>
    public static string Took(CheckpointNotes run, string more)
    {
        var recipe = run.Recipe;
        var arithmetic = recipe.Bf16 ? "BF16 over FP32 weights" : "FP32";
        return $"It took {run.Seconds / 60:0} minutes of {run.Threads} thread{(run.Threads == 1 ? "" : "s")}, matrices in {arithmetic}: "
            + $"{run.Step * recipe.TokensPerStep / run.Seconds:N0} tokens/s{more}, with "
            + $"whatever else the machine did. `docs/runs/{recipe.Name}.sh` trains it and `docs/runs/{recipe.Name}.log` is what it "
            + $"printed; `./course train {recipe.Name} --ship` packs it and writes this page.";
    }
}
