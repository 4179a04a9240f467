using Headroom.Hardware;
using Headroom.Inference.Generating;
using Headroom.Inference.Models;

namespace Headroom.Cli.Generating;

/// <summary>How fast a text was made, and what share of the machine's ceiling that is.</summary>
internal static class GenerateReport
{
    public static IEnumerable<string> Lines(GenerationStatistics made, Transformer model)
    {
        var rate = made.TokensPerSecond;
        var prompt = $"for a prompt of {made.PromptTokens} tokens, {made.PromptTokensPerSecond:#,0} tokens/s";
        yield return "";
        yield return $"first token  {Units.Si(made.FirstTokenSeconds, "s")} {prompt}";
        if (made.Tokens < 2) yield break;
        var tokens = $"{made.Tokens} tokens, {Threads(made.Threads)}, {Ending(made.End)}";
        yield return $"then         {rate:#,0} tokens/s, {Units.Si(1 / rate, "s")} each; {tokens}";
        var weights = $"weights in {model.Format} {Units.Si(model.BytesPerToken, "B")}, the rest keys and values";
        yield return $"reads        {Units.Si(made.BytesPerToken, "B")} a token: {weights}";
        if (made.Threads != 1 && made.Threads != Environment.ProcessorCount) yield break; // no ceiling of so many cores was measured
        var ceiling = ThisMachine.Calibration.Reads(made.Threads).At(made.WorkingSet);
        var rates = $"{Units.Si(made.BytesPerSecond, "B/s")} of {Units.Si(ceiling, "B/s")}";
        var level = Calibration.LevelOf(made.WorkingSet, made.Threads);
        var share = $"{made.BytesPerSecond / ceiling:0 %}";
        yield return $"of ceiling   {share}: {rates}, which {Cores(made.Threads)} can read of so much, in {level}";
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static string Cores(int count) => count == 1 ? "one core" : $"{count} cores";

    private static string Ending(GenerationEnd end) => end switch
    {
        GenerationEnd.EndOfText => "ended by the model",
        GenerationEnd.ContextFull => "ended by the context",
        _ => "as many as were asked for",
    };
}
