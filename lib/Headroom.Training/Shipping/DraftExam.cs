using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;
using Headroom.Tokenizing;
using Headroom.Training.Corpora;
using Headroom.Training.Edits;
using Headroom.Training.Stories;

namespace Headroom.Training.Shipping;

/// <summary>What a drafter's guesses came to on held-out texts: counts, which every machine repeats.</summary>
/// <param name="Texts">What was continued: <c>stories, greedy</c>.</param>
/// <param name="Drafter">Who guessed.</param>
/// <param name="TokensPerPass">Tokens that a pass of the target came to.</param>
/// <param name="ByDepth">How often the guess of each depth was right, where all before it were; from depth 1 on.</param>
public sealed record DraftScore(string Texts, string Drafter, double TokensPerPass, IReadOnlyList<double> ByDepth);

/// <summary>Has drafters guess for the target, run in the weights that it is shipped in.</summary>
/// <param name="target">Runs it.</param>
/// <param name="tokenizer">Of the target.</param>
/// <param name="repository">The root of a checkout, for the held-out edits.</param>
/// <param name="texts">To continue, of each kind.</param>
public sealed class DraftExam(Engine target, BytePairTokenizer tokenizer, string repository, int texts)
{
    /// <summary>Guesses of a round.</summary>
    public const int Length = 7;

    /// <summary>Tokens that a text is continued by.</summary>
    public const int Tokens = 160;

    /// <summary>Tokens of a tale that are given.</summary>
    public const int Beginning = 24;

    private static readonly (string Texts, bool AreEdits, double Temperature)[] s_kinds =
        [("stories, greedy", false, 0), ("stories, temperature 1", false, 1), ("edits, greedy", true, 0)];

    private readonly EditSource _edits = HeldOutEdits.Of(repository, tokenizer);

    /// <summary>One score for each kind of text.</summary>
    public IEnumerable<DraftScore> Of(string name, IDrafter drafter)
    {
        ArgumentNullException.ThrowIfNull(drafter);
        foreach (var (kind, areEdits, temperature) in s_kinds)
        {
            var sum = new SpeculationSum();
            for (var text = 0; text < texts; text++)
            {
                var statistics = new SpeculationStatistics();
                var rule = new SameDraw(new Sampler(new() { Temperature = temperature, Seed = text }));
                _ = SpeculativeGeneration.Continue(
                    target, target.NewCache(), Prompt(areEdits, text), Tokens, rule, [BytePairTokenizer.EndOfText], drafter, Length,
                    statistics).Count();
                sum.Add(statistics);
            }
            yield return new(kind, name, sum.TokensPerPass, sum.ByDepth);
        }
    }

    private int[] Prompt(bool isEdit, int text)
    {
        var tokens = isEdit
            ? _edits.Edit(Corpus.Seed + 1, text).PromptTokens(tokenizer)
            : tokenizer.Encode(Tales.Tale(Corpus.Seed + 1, text).Text).Take(Beginning);
        return [BytePairTokenizer.EndOfText, .. tokens.Select(token => (int)token)];
    }

    private sealed class SpeculationSum
    {
        private readonly List<(long Reached, long Accepted)> _byDepth = [];
        private long _rounds, _tokens;

        public double TokensPerPass => (double)_tokens / Math.Max(1, _rounds);

        public IReadOnlyList<double> ByDepth => [.. _byDepth.Select(each => (double)each.Accepted / Math.Max(1, each.Reached))];

        public void Add(SpeculationStatistics made)
        {
            (_rounds, _tokens) = (_rounds + made.Rounds, _tokens + made.Tokens - 1);
            foreach (var (depth, (reached, accepted)) in made.ByDepth.Index())
            {
                if (depth == _byDepth.Count) _byDepth.Add((0, 0));
                _byDepth[depth] = (_byDepth[depth].Reached + reached, _byDepth[depth].Accepted + accepted);
            }
        }
    }
}
