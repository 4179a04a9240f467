using System.Text;
using Headroom.Shipped;
using Headroom.Training.Checkpoints;

namespace Headroom.Training.Shipping;

/// <summary>The page beside a drafter that reads hidden states. Every figure on it was measured or computed.</summary>
public static class FeatureCard
{
    /// <param name="run">That trained it.</param>
    /// <param name="parts">Name and tokens of each part that it read of, all that there is to train on.</param>
    /// <param name="shipped">Its weights as they are shipped.</param>
    /// <param name="scores">Its own, and of others on the same texts.</param>
    /// <param name="texts">Texts of each kind.</param>
    public static string Of(
        CheckpointNotes run, IReadOnlyList<(string Part, long Tokens)> parts, FeatureWeights shipped, IReadOnlyList<DraftScore> scores,
        int texts)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(scores);
        var (text, shape) = (new StringBuilder(), shipped.Shape);
        Line("# features");
        Line();
        Line("<!-- written by ./course train features --ship -->");
        Line();
        Line($"{shape.Parameters:N0} parameters. It reads the target's hidden states behind blocks {shape.Low + 1}, {shape.Middle + 1} and "
            + $"{shape.High + 1}, {shape.Read:N0} numbers a token, and makes {shape.Width} of them. {shape.Slots} slots at the coming "
            + $"positions go through {shape.Layers} layers of {shape.Heads} heads and {shape.Hidden} gated numbers in one pass, asking all "
            + $"tokens before; a cell of {3 * shape.Width} inputs then tells each slot which token the one before it got.");
        Line();
        Line($"`models/features.safetensors` has the weights in int8, {shipped.Bytes / 1e6:0.0} MB, and names their target.");
        Line();
        Line("## What it learned from");
        Line();
        foreach (var line in ReadTable.Lines(run, parts,
            $" {100 * run.Recipe.TeacherShare:0} % of the loss are the target's probabilities; its states are read from the same text. Its "
            + "layers begin as the draft's."))
            Line(line);
        Line(ReadTable.Took(run, ""));
        Line();
        Line("## What its guesses come to");
        Line();
        Line("| held out | who guesses | tokens a pass | right at depth 1, 2, ... |");
        Line("|---|---|---|---|");
        foreach (var score in scores)
            Line($"| {score.Texts} | {score.Drafter} | {score.TokensPerPass:0.00} | "
                + $"{string.Join(", ", score.ByDepth.Select(share => $"{100 * share:0}"))} % |");
        Line();
        Line($"{texts} texts of each kind, {DraftExam.Tokens} tokens of each at most; tales from {DraftExam.Beginning} tokens of a "
            + $"held-out one. The target in int8, {DraftExam.Length} guesses a round, with the random numbers of the target. A depth "
            + "counts where all guesses before it were right.");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }
}
