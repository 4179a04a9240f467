using Headroom.Grading;

namespace Graders;

// Whole texts: tokens, passes and counts against a loop that is written down here once more.
public sealed partial class GreedySpeculationGrader
{
    private void Texts()
    {
        Text("no draft at all", 0, 20, length: 0);
        Text("always right", 1, 30, length: 4);
        Text("never right", 0, 12, length: 3);
        Text("as many as a round brings", 1, 5, length: 4);
        Text("one more than a round brings", 1, 6, length: 4);
        Text("one token asked for", 1, 1, length: 5);
        Text("two tokens asked for", 1, 2, length: 5);
        Text("no token asked for", 1, 0, length: 5);
        Text("a draft longer than the text", 1, 7, length: 50);
        Text("a drafter that finds nothing", 1, 9, length: 4, finds: 0);
        Text("a drafter that finds two", 1, 20, length: 5, finds: 2);
        Text("a drafter that finds nothing at every third length", 0.9, 40, length: 4, silent: 3);
        Text("an empty prompt", 0.7, 15, length: 3, prompt: 0);
        for (var i = 0; i < 6; i++) Text("drawn", Draw.Real(0.3, 0.95), Draw.Int(5, 70), Draw.Int(1, 9), Draw.Int(1, 12));
        foreach (var length in (int[])[0, 1, 4, 8]) Stopped("always right", 1, length);
        for (var i = 0; i < 4; i++) Stopped("drawn", Draw.Real(0.4, 0.95), Draw.Int(1, 9));
        Stops("the first token is a stop", 1, 3, at: 0);
        Text("two stop tokens", 0.8, 40, length: 5, stops: 2);
    }

    private void Text(string name, double chance, int tokens, int length, int prompt = 3, int finds = int.MaxValue, int stops = 0,
        int silent = 0)
    {
        var vocabulary = Draw.Int(4, 30);
        // Stop tokens so rare that a text of them is usually several rounds long; the prompt begins and ends with one, which ends nothing.
        if (stops > 0) vocabulary = 30;
        int[] begin = [.. Enumerable.Range(0, prompt).Select(_ => Draw.Int(0, vocabulary - 1))];
        if (stops > 0) begin[0] = begin[^1] = 1;
        Run(name, Draw.Int(0, int.MaxValue - 1), vocabulary, chance, begin, tokens, length, finds,
            Enumerable.Range(1, stops).ToHashSet(), silent);
    }

    // A stop token at each place of a round: the token at a drawn place of the plain text, between two others that never come.
    private void Stopped(string name, double chance, int length)
    {
        for (var at = 1; at <= length + 2; at += Math.Max(1, length / 3)) Stops(name, chance, length, at);
    }

    private void Stops(string name, double chance, int length, int at)
    {
        int[] prompt = [Draw.Int(0, 400), Draw.Int(0, 400)];
        var seed = Draw.Int(0, int.MaxValue - 1);
        var plain = new ScriptedTarget(seed, 401, chance, prompt).Plain(at + 1, new HashSet<int>());
        Run($"{name}, stops at token {at + 1}", seed, 401, chance, prompt, 30, length, int.MaxValue, [-1, plain[at], 401]);
    }

    private void Run(string name, int seed, int vocabulary, double chance, int[] prompt, int tokens, int length, int finds,
        HashSet<int> stops, int silent = 0) => Case($"Write, {name}", () => Part(nameof(GreedySpeculation.Write), () =>
    {
        var target = new ScriptedTarget(seed, vocabulary, chance, prompt)
        {
            Finds = finds, SilentAt = silent, May = text => Math.Min(length, tokens - (text - prompt.Length) - 1),
        };
        var right = Reference(new(seed, vocabulary, chance, prompt) { Finds = finds, SilentAt = silent }, prompt, tokens, length, stops);
        var got = GreedySpeculation.Write(Input("prompt", prompt), tokens, length, stops, target.Draft, target.Verify);
        if (got?.Tokens is not { } written)
        {
            That(false, "a text", "null instead of a text");
            return;
        }
        var plain = new ScriptedTarget(seed, vocabulary, chance, prompt).Plain(tokens, stops);
        That(target.Wrong.Count == 0, "drafter and target are asked rightly", target.Wrong.FirstOrDefault() ?? "");
        That(!written.Any(stops.Contains), "no stop token", "a stop token is part of the text, or what stands behind one");
        Number("tokens", written.Length, plain.Length).Within(Tolerance.Exact)
            .Trap(prompt.Length + plain.Length, "the prompt is returned too: only what was written");
        That(written.Length <= tokens, "no more than asked for", $"{written.Length} tokens, and {tokens} were asked for");
        if (written.Length == plain.Length) SameTokens("token", written, plain);
        Number("passes of the target that happened", target.Passes, right.Passes).Within(Tolerance.Exact)
            .Trap(plain.Length, "one pass for each token: one pass verifies a whole draft");
        Number("Passes", got.Passes, right.Passes).Within(Tolerance.Exact);
        Number("Drafted", got.Drafted, right.Drafted).Within(Tolerance.Exact)
            .Trap(right.Accepted, "tokens that were accepted: count what was guessed");
        Number("Accepted", got.Accepted, right.Accepted).Within(Tolerance.Exact)
            .Trap(right.Matched, "a drafted stop token is no token of the text, nor what stands behind it")
            .Trap(plain.Length, "the target's own tokens are counted as accepted");
        if (name == "always right")
            Meaning($"{plain.Length} tokens in {right.Passes} passes, {right.Accepted} of {right.Drafted} drafted tokens accepted: the "
                + "same text as without a draft.");
    }), $"{tokens} tokens, length {length}, right for {chance:0.00}");

    private static (int Passes, int Drafted, int Accepted, int Matched) Reference(
        ScriptedTarget target, int[] prompt, int tokens, int length, HashSet<int> stops)
    {
        var plain = target.Plain(tokens, stops);
        int[] endless = [.. prompt, .. target.Plain(tokens, new HashSet<int>())];
        var (done, passes, drafted, accepted, matched) = (0, 0, 0, 0, 0);
        // A text that a stop token ended needs the pass that brings that token.
        var needed = plain.Length < tokens ? plain.Length + 1 : tokens;
        while (done < needed)
        {
            var k = Math.Min(length, tokens - done - 1);
            var text = endless[..(prompt.Length + done)];
            var guess = k > 0 ? target.Draft(text, k) : [];
            target.Verify(text, guess);
            var right = guess.Zip(endless.Skip(text.Length)).TakeWhile(pair => pair.First == pair.Second).Count();
            (passes, drafted, matched) = (passes + 1, drafted + guess.Length, matched + right);
            accepted += Math.Min(right, plain.Length - done);
            done += right + 1;
        }
        return (passes, drafted, accepted, matched);
    }
}
