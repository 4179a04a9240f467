using Headroom.Grading;

namespace Graders;

/// <summary>
/// Scripted models whose choice depends on every token before it, so a cache that was not rolled back says another. Passes and tokens are
/// counted, and what a cache holds is held against the text before each pass. At last the course's own models.
/// </summary>
public sealed partial class SpeculativeLoopGrader : Grader
{
    private const string TargetHeld = "what target's cache holds when a pass begins";
    private const string DraftHeld = "what draft's cache holds when a pass begins";

    private int _tokens, _passes;

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation", "Headroom.Inference"];

    protected override void Require()
    {
        foreach (var agrees in (double[])[0, 1, 0.5, 0.8])
            foreach (var length in (int[])[0, 1, 2, 5]) Runs(new(agrees, length, Draw.Int(30, 50), Draw.Int(2, 9)));
        foreach (var tokens in (int[])[0, 1, 2, 3, 4, 5, 6, 7]) Runs(new(1, 3, tokens, 1));
        Runs(new(1, 40, 12, 3));
        for (var i = 0; i < 12; i++) Stops(i);
        for (var i = 0; i < 12; i++)
            Runs(new(Draw.Real(0.2, 1), Draw.Int(1, 9), Draw.Int(1, 80), Draw.Int(1, 30))
            {
                Stopping = Draw.Int(0, 3), Vocabulary = Draw.Int(2, 60),
            });
        // Tokens that are others and read alike, as text and in 16 bits.
        Runs(new(0.5, 4, 60, 3) { Names = [1, 11, 111] });
        Runs(new(0.5, 4, 60, 3) { Names = [3, 65_539] });
        var (tokensHere, passesHere) = (_tokens, _passes);
        if (AllRight) Shipped();
        Meaning($"{tokensHere:#,0} tokens in {passesHere:#,0} passes of the scripted targets, with none that they would not have chosen.");
    }

    // A stop as the k-th token: the first of a block, one within it, or the target's own after it; and what a wrong guess holds is no stop.
    private void Stops(int k)
    {
        var run = new Run(k % 3 == 0 ? 1 : 0.8, 4, 30, Draw.Int(1, 6)) { Vocabulary = 40 };
        var (target, prompt) = Made(run);
        var text = new List<int>(prompt);
        for (var i = 0; i <= k; i++) text.Add(target.Next(text));
        Graded($"a stop as token {k + 1}, {run}", target, target.Draft(run.Agrees), prompt, run, [text[^1]]);
    }

    private void Runs(Run run)
    {
        var (target, prompt) = Made(run);
        int[] stops = [.. Enumerable.Range(0, run.Stopping).Select(_ => run.Named(Draw.Int(0, run.Size - 1)))];
        Graded($"{run}", target, target.Draft(run.Agrees), prompt, run, stops);
    }

    private (ScriptedModel Target, int[] Prompt) Made(Run run)
    {
        int[] prompt = [.. Enumerable.Range(0, run.Prompt).Select(_ => run.Named(Draw.Int(0, run.Size - 1)))];
        ScriptedModel target = new(run.Size, Draw.Int(0, 1 << 20), Math.Max(0, prompt.Length + run.Tokens - 1)) { Named = run.Named };
        return (target, prompt);
    }

    private void Graded(string name, ScriptedModel target, ScriptedModel draft, int[] prompt, Run run, int[] stops) => Case(name, () =>
    {
        var reference = LoopReference.Of(target.Next, draft.Next, prompt, run.Tokens, run.Length, stops);
        var watch = new LoopWatch(target, draft, prompt, stops);
        int[] input = [.. prompt], made;
        try
        {
            made = SpeculativeLoop.Continue(
                target.Functions, draft.Functions, Input("prompt", input), run.Tokens, run.Length, Input("stops", stops));
        }
        catch (InvalidOperationException) when ((watch.TargetFault ?? watch.DraftFault) is not null)
        {
            // What ended the loop follows from it.
            That(watch.TargetFault is null, TargetHeld, watch.TargetFault ?? "");
            That(watch.DraftFault is null, DraftHeld, watch.DraftFault ?? "");
            return;
        }
        That(watch.TargetFault is null, TargetHeld, watch.TargetFault ?? "");
        Same(made, reference.Tokens, stops);
        That(run.Length > 0 || draft.Passes == 0, "passes of an idle draft", "the draft is asked although no guess is wanted");
        That(watch.DraftFault is null, DraftHeld, watch.DraftFault ?? ""); // no token is wrong for its sake: those are told first
        That(target.Passes <= reference.TargetPasses, "passes of the target",
            $"target made {target.Passes} passes for {reference.Tokens.Length} tokens, and {reference.TargetPasses} are enough");
        That(target.Tokens <= reference.TargetReads, "tokens that target read",
            $"target read {target.Tokens} tokens, and {reference.TargetReads} are enough");
        That(draft.Passes <= reference.DraftPasses, "passes of the draft",
            $"draft made {draft.Passes} passes, and its {reference.DraftPasses} guesses need one each");
        That(draft.Tokens <= reference.DraftReads, "tokens that draft read",
            $"draft read {draft.Tokens} tokens, and {reference.DraftReads} are enough: what is right in its cache is read again");
        int[] whole = [.. prompt, .. reference.Tokens];
        var left = run.Tokens == 0 ? 0 : whole.Length - (reference.Ended ? 0 : 1);
        Left("target", target, whole, left, left);
        Left("draft", draft, whole, 0, whole.Length);
        (_tokens, _passes) = (_tokens + reference.Tokens.Length, _passes + target.Passes);
    });

    private void Same(int[] made, int[] expected, int[] stops)
    {
        if (made is null)
        {
            That(false, "the tokens", "Continue returned null");
            return;
        }
        var (common, stop) = (made.AsSpan().CommonPrefixLength(expected), Array.FindIndex(made, token => stops.Contains(token)));
        if (made.AsSpan().SequenceEqual(expected)) That(true, "the tokens", "");
        else if (stop >= 0)
            That(false, "the tokens", $"token {stop + 1} is a stop: it ends the text, wherever in a block it stands, and is no part of it");
        else if (common == expected.Length)
            That(false, "the tokens", $"there are {made.Length} tokens, and the text ends after {expected.Length}");
        else if (common == made.Length)
            That(false, "the tokens", $"there are {made.Length} tokens, and the text goes on to {expected.Length}");
        else That(false, "the tokens", $"token {common + 1} is {made[common]}, and target alone chooses {expected[common]}");
    }

    private void Left(string name, ScriptedModel model, int[] whole, int least, int most)
    {
        var (held, right) = (model.Cache.Count, 0);
        while (right < held && right < whole.Length && model.Cache[right] == whole[right]) right++;
        That(right == held, $"what {name}'s cache holds at the end",
            $"at the end {name}'s cache holds {held} tokens, and only the first {right} are the text's");
        if (right == held)
            That(held >= least && held <= most, $"how much {name}'s cache holds at the end",
                $"at the end {name}'s cache holds {held} tokens of the text, not {least}");
    }

    private sealed record Run(double Agrees, int Length, int Tokens, int Prompt)
    {
        public int Vocabulary { get; init; } = 50;

        /// <summary>Of all tokens, where they are not 0, 1, 2 and so on.</summary>
        public int[]? Names { get; init; }

        public int Size => Names?.Length ?? Vocabulary;

        public int Named(int token) => Names is null ? token : Names[token];

        /// <summary>Tokens that end the text.</summary>
        public int Stopping { get; init; }

        public override string ToString() =>
            $"{Tokens} tokens after {Prompt}, {Length} guesses a round, a draft that is right {Agrees:0 %} of the time"
            + (Names is null ? "" : $", the tokens {string.Join(", ", Names)}")
            + (Stopping > 0 ? $", {Stopping} of {Vocabulary} tokens are stops" : "");
    }
}
