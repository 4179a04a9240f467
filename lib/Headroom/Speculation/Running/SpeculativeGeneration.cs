using System.Diagnostics;
using Headroom.Inference.Caches;
using Headroom.Inference.Generating;
using Headroom.Inference.Models;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Running;

/// <summary>A token of the text.</summary>
/// <param name="Token">Its number.</param>
/// <param name="IsDrafted">Whether it was guessed and verified, rather than drawn by the target.</param>
public readonly record struct SpeculatedToken(int Token, bool IsDrafted);

/// <summary>
/// Continues a prompt in rounds: a drafter guesses, the target verifies all guesses in one pass, and the text goes on with those that are
/// right and one token of the target's own.
/// </summary>
public static class SpeculativeGeneration
{
    /// <summary>
    /// Yields as many tokens as <see cref="Generation.Continue"/> would, to the same ends; with <see cref="SameDraw"/> the same tokens.
    /// </summary>
    /// <param name="engine">Runs the target.</param>
    /// <param name="cache">What came before the prompt; empty for a new text. The prompt and all tokens but the last are in it
    /// afterwards.</param>
    /// <param name="prompt">One token at least.</param>
    /// <param name="tokens">At most so many.</param>
    /// <param name="rule">Decides what is kept.</param>
    /// <param name="stops">Tokens that end the text and are not part of it.</param>
    /// <param name="drafter">Guesses. It is begun with the prompt, so a cache that is not empty makes its guesses poorer.</param>
    /// <param name="most">Nodes of a round, 0 for plain decoding, to <see cref="Engine.Block"/> - 1.</param>
    /// <param name="statistics">Filled while the tokens come.</param>
    /// <param name="ended">Called with why the text ended.</param>
    /// <exception cref="ArgumentException">The prompt is empty or longer than the context, or there are too many nodes.</exception>
    public static IEnumerable<SpeculatedToken> Continue(
        Engine engine, KvCache cache, IReadOnlyList<int> prompt, int tokens, IVerification rule, IReadOnlyCollection<int> stops,
        IDrafter drafter, int most, SpeculationStatistics statistics, Action<GenerationEnd>? ended = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(drafter);
        if (prompt.Count == 0) throw new ArgumentException("the prompt has no token: there is nothing to continue.", nameof(prompt));
        if (cache.Length + prompt.Count > engine.Context)
            throw new ArgumentException(
                $"the prompt has {prompt.Count} tokens, and the model's context {engine.Context - cache.Length}.", nameof(prompt));
        if (most is < 0 or >= Engine.Block)
            throw new ArgumentException($"a round has 0 to {Engine.Block - 1} nodes beside the last token, not {most}.", nameof(most));
        return Rounds(new(engine, cache, rule, stops, drafter, most, statistics), [.. prompt], tokens, stops, ended);
    }

    private static IEnumerable<SpeculatedToken> Rounds(
        Round round, int[] prompt, int tokens, IReadOnlyCollection<int> stops, Action<GenerationEnd>? ended)
    {
        if (tokens <= 0)
        {
            ended?.Invoke(GenerationEnd.Length);
            yield break;
        }
        var (verdict, made) = (round.First(prompt), 0);
        while (true)
        {
            var before = round.Cache.Length - verdict.Path.Count;
            foreach (var (i, token) in verdict.Tokens.Index())
            {
                if (stops.Contains(token))
                {
                    ended?.Invoke(GenerationEnd.EndOfText);
                    yield break;
                }
                var whole = false;
                try
                {
                    yield return new(token, i < verdict.Path.Count);
                    whole = true;
                }
                finally
                {
                    if (!whole) round.Cache.Truncate(before + i); // who stops here has what plain decoding would have left
                }
            }
            made += verdict.Path.Count + 1;
            if (made >= tokens) break;
            if (round.Cache.Length == round.Context)
            {
                ended?.Invoke(GenerationEnd.ContextFull);
                yield break;
            }
            verdict = round.Next(tokens - made - 1);
        }
        ended?.Invoke(GenerationEnd.Length);
    }

    /// <summary>The state between rounds: the cache has the text but for its last token.</summary>
    private sealed class Round(
        Engine engine, KvCache cache, IVerification rule, IReadOnlyCollection<int> stops, IDrafter drafter, int most,
        SpeculationStatistics statistics)
    {
        private readonly int _vocabulary = engine.Model.Shape.Vocabulary;
        private readonly float[] _scores = new float[(most + 1) * engine.Model.Shape.Vocabulary];
        private int _last;

        public KvCache Cache => cache;

        public int Context => Math.Min(engine.Context, cache.Capacity);

        public Verdict First(int[] prompt)
        {
            var started = Stopwatch.GetTimestamp();
            drafter.Begin(prompt);
            engine.Forward(cache, prompt, _scores.AsSpan(0, _vocabulary));
            var verdict = rule.Judge(TokenTree.Empty, new(_scores, _vocabulary));
            statistics.First();
            Go(verdict);
            statistics.PromptSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
            return verdict;
        }

        public Verdict Next(int depth)
        {
            var started = Stopwatch.GetTimestamp();
            var limit = new DraftLimit(Math.Min(most, Context - cache.Length - 1), depth, rule.Draws);
            var tree = limit.Nodes > 0 && depth > 0 ? drafter.Propose(limit).Within(limit.Nodes, depth, stops) : TokenTree.Empty;
            var drafted = Stopwatch.GetTimestamp();
            Verify(tree);
            var verified = Stopwatch.GetTimestamp();
            var scores = new TargetScores(_scores, _vocabulary);
            var verdict = Cut(rule.Judge(tree, scores));
            if (tree.IsChain) cache.Truncate(cache.Length - tree.Count + verdict.Path.Count);
            else cache.Keep([0, .. verdict.Path.Select(node => node + 1)]);
            statistics.Add(verdict);
            var judged = Stopwatch.GetTimestamp();
            drafter.See(verdict, scores);
            Go(verdict);
            var time = new RoundTime(tree.Count + 1, Seconds(started, drafted) + Seconds(judged, Stopwatch.GetTimestamp()),
                Seconds(drafted, verified), Seconds(verified, judged));
            statistics.Add(time);
            drafter.Time(time);
            return verdict;
        }

        // The text's last token goes in before the tree: its scores are what the first guesses are held against. A chain needs no mask.
        private void Verify(TokenTree tree)
        {
            int[] tokens = [_last, .. tree.Tokens];
            var scores = _scores.AsSpan(0, tokens.Length * _vocabulary);
            if (tree.IsChain) engine.Forward(cache, tokens, scores);
            else engine.ForwardTree(cache, tokens, [-1, .. tree.Parents.ToArray().Select(parent => parent + 1)], scores);
        }

        // Nothing comes after a token that ends the text, whatever was guessed behind it.
        private Verdict Cut(Verdict verdict)
        {
            for (var i = 0; i < verdict.Path.Count; i++)
                if (stops.Contains(verdict.Tree.Tokens[verdict.Path[i]]))
                    return verdict with { Path = [.. verdict.Path.Take(i)], Next = verdict.Tree.Tokens[verdict.Path[i]] };
            return verdict;
        }

        private void Go(Verdict verdict)
        {
            _last = verdict.Next;
            drafter.Commit(verdict);
        }

        private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
    }
}
