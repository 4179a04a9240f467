using System.Text;
using Headroom.Shipped;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loop;
using Headroom.Training.Tokens;
using TorchSharp;

namespace Headroom.Training.Shipping;

/// <summary>
/// The page beside a model: what it is, what it learned from, what it reaches. Every figure on it was measured or computed.
/// </summary>
public static class ModelCard
{
    private const double TokensAParameter = 20; // compute-optimal, arXiv 2203.15556

    /// <summary>The page.</summary>
    /// <param name="run">That trained it.</param>
    /// <param name="parts">Name and tokens of each part that it read of, all that there is to train on.</param>
    /// <param name="shipped">Its weights as they are shipped.</param>
    /// <param name="exam">What was measured.</param>
    public static string Of(
        CheckpointNotes run, IReadOnlyList<(string Part, long Tokens)> parts, DecoderWeights shipped, Exam exam)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(exam);
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');

        Head(run, shipped, Line);
        Learned(run, parts, Line);
        Reached(exam, Line);
        Asked(run.Recipe, exam, Line);
        Packed(exam, Line);
        Size(run, shipped.Shape, Line);
        return text.ToString();
    }

    private static void Head(CheckpointNotes run, DecoderWeights shipped, Action<string> line)
    {
        var (shape, name) = (shipped.Shape, run.Recipe.Name);
        line($"# {name}");
        line("");
        line("<!-- written by ./course train " + name + " --ship -->");
        line("");
        line($"{shape.Parameters:N0} parameters: {shape.Layers} blocks of width {shape.Width}, {shape.Heads} heads of queries and "
            + $"{shape.KvHeads} of keys and values, {shape.Hidden:N0} numbers in the gated part, a vocabulary of {shape.Vocabulary:N0}, a "
            + $"context of {shape.Context}. "
            + (shape.TiedHead ? "The head is the embedding." : "The head is a matrix of its own."));
        line("");
        line($"`models/{name}.safetensors` has them in int8: blocks of 32 with an FP16 scale, {shipped.Bytes / 1e6:0.0} MB. In FP32 they "
            + $"are {shape.Parameters * 4 / 1e6:0.0} MB.");
        line("");
    }

    private static void Learned(CheckpointNotes run, IReadOnlyList<(string Part, long Tokens)> parts, Action<string> line)
    {
        var recipe = run.Recipe;
        line("## What it learned from");
        line("");
        foreach (var text in ReadTable.Lines(run, parts,
            (recipe.TeacherShare > 0 ? $" {100 * recipe.TeacherShare:0} % of the loss are the target's probabilities." : "")
            + (recipe.Copying ? " A circuit that copies stood in the first weights (`CopyingCircuit.cs`)." : "")))
            line(text);
        var rate = run.Step * recipe.TokensPerStep / run.Seconds;
        line(ReadTable.Took(run, $", {rate * recipe.Shape.FlopsPerToken(recipe.Shape.Context) / 1e9:0} GFLOP/s of the model"));
        line("");
    }

    private static void Reached(Exam exam, Action<string> line)
    {
        line("## What it reaches");
        line("");
        line("| held out | documents | bits per byte | best n-gram | below it by | entropy floor | above the floor by |");
        line("|---|---|---|---|---|---|---|");
        foreach (var part in exam.Parts)
            line($"| {part.Part} | {part.Documents:N0} | {part.BitsPerByte:0.0000} | {part.BestNGram:0.0000} ({part.NGram}) | "
                + $"{100 * part.Below:0.0} % | "
                + (part.Floor is { } floor ? $"{floor:0.0000} | {part.BitsPerByte - floor:0.0000} |" : "unknown | |"));
        line("");
        line("The int8 weights, on each document from its beginning, in "
            + $"{(exam.Arithmetic == torch.ScalarType.BFloat16 ? "BF16" : "FP32")} arithmetic. N-grams are Witten-Bell's of orders 2 to 6, "
            + "of bytes and of tokens, counted on all that there is to train on.");
        line("");
    }

    private static void Asked(Recipe recipe, Exam exam, Action<string> line)
    {
        line("## What was asked of it");
        line("");
        if (recipe.Name != Recipes.Target.Name)
        {
            line("The goals are the target's. This model at the same:");
            line("");
        }
        line("| | measured | goal | |");
        line("|---|---|---|---|");
        foreach (var bar in exam.Bars)
            line($"| {bar.Name} | {100 * bar.Measured:0.0} % | {100 * bar.Goal:0} % | "
                + (bar.IsMet ? "met |" : $"missed by {100 * (bar.Goal - bar.Measured):0.0} points |"));
        line("");
        line($"{exam.Answers} tales, each from three tokens of a held-out one, were sampled at temperature {SampledAnswers.Temperature}"
            + (recipe.Shares.Edits > 0 ? $", and {exam.Answers} held-out edits answered greedily." : ". It has read no edits."));
        line("");
    }

    private static void Packed(Exam exam, Action<string> line)
    {
        line("## What packing costs");
        line("");
        line("| weights | MB | stories | code |");
        line("|---|---|---|---|");
        foreach (var form in exam.Forms) line($"| {form.Name} | {form.Bytes / 1e6:0.0} | {form.Stories:0.0000} | {form.Code:0.0000} |");
        line("");
        line($"Bits per byte on every {Exam.TaleSample}th tale and every {Exam.CodeSample}th file that were held out, in FP32 arithmetic.");
        line("");
    }

    private static void Size(CheckpointNotes run, DecoderShape shape, Action<string> line)
    {
        var flops = run.Step * run.Recipe.TokensPerStep * run.Recipe.Shape.FlopsPerToken(run.Recipe.Shape.Context);
        var optimal = Math.Sqrt(flops / (6 * TokensAParameter));
        line("## Its size");
        line("");
        line($"Training was {flops:0.0e+0} FLOPs. At {TokensAParameter:0} tokens a parameter (arXiv 2203.15556) they would have trained "
            + $"{optimal / 1e6:0.0} M parameters on {TokensAParameter * optimal / 1e6:0} M tokens. {Purpose(run.Recipe.Name, shape)}");
    }

    private static string Purpose(string name, DecoderShape shape) => name switch
    {
        "target" => $"This model is larger on purpose: units 06 and 07 are about weights that come from memory, and its "
            + $"{shape.Parameters * 4 / 1e6:0} MB of FP32 leave a cache of 32 MB. What that costs in quality is the price of the lesson.",
        "draft" => "This model is to be quick and not good: it guesses what the target will say, and a token takes at most a fifteenth of "
            + "the target's bytes.",
        _ => "This model is near that: unit 09 specialises it, and it has to train in minutes.",
    };
}
