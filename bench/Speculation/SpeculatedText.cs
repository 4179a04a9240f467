using Headroom.Inference.Generating;
using Headroom.Inference.Sampling;
using Headroom.Measurement;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;

namespace Headroom.Bench.Speculation;

/// <summary>The same texts with guesses and without, turn about; the tokens must be the same.</summary>
internal static class SpeculatedText
{
    public const int Texts = 15, Tokens = 160;
    public const double Repetition = 0.2; // a text that repeats more than this is none to tell stories by
    private const int Gram = 8, CostContext = 128;

    public static Claim Claim(SpeculatedSetting setting, double goal, bool isInformation = false) => new()
    {
        Id = $"speculation.{setting.Id}",
        What = $"{setting}: tokens per second",
        Unit = "x",
        Goal = goal,
        IsInformation = isInformation,
        Better = Better.Higher,
        Baseline = "plain decoding",
        Measure = progress => Measure(setting, Texts, Tokens, progress, allowed: false),
    };

    public static Claim ShareOfAllowed(SpeculatedSetting setting) => new()
    {
        Id = $"speculation.share.{setting.Id}",
        What = $"{setting}: share of the speed-up that T(k) and the counted rounds allow",
        Unit = "%",
        Goal = 80,
        Better = Better.Higher,
        Baseline = "its passes and drafts at their measured costs",
        Measure = progress => Measure(setting, Texts, Tokens, progress, allowed: true),
    };

    public static Samples Measure(SpeculatedSetting setting, int texts, int tokens, Action<string> progress, bool allowed)
    {
        progress("packing weights");
        using var pair = new ShippedPair(setting);
        var (costs, draft) = allowed ? pair.Costs(CostContext) : (null, 0);
        progress($"{texts} texts");
        var (figures, left, whole) = (new List<double>(), 0, new SpeculationCounts());
        for (var text = -1; text < texts; text++)
        {
            var (plain, guessed, made) = Pair(pair, setting, Math.Max(text, 0), tokens);
            if (text >= 0) pair.Drafter.Learn([.. pair.Prompt(text), .. made], pair.Prompt(text).Length);
            if (text < 0 || guessed.Rounds == 0) continue;
            if (setting.Part == "stories" && Repeated(made) > Repetition)
            {
                left++;
                continue;
            }
            whole.Add(guessed, plain);
            var speedUp = guessed.TokensPerSecond / plain.TokensPerSecond;
            var possible = costs is null ? 1 : SpeedUp.Allowed(costs, guessed.Passes, guessed.Tokens - 1, draft * pair.TakeDraftPasses());
            figures.Add(costs is null ? speedUp : 100 * speedUp / possible);
        }
        if (figures.Count == 0) throw new ClaimSkipped("no text went on for two tokens without repeating itself");
        return new(figures, $"{whole}{(left > 0 ? $"; {left} texts repeat themselves and are left out" : "")}");
    }

    /// <summary>One text with guesses and without.</summary>
    public static (GenerationStatistics Plain, SpeculationStatistics Guessed, List<int> Made) Pair(
        ShippedPair pair, SpeculatedSetting setting, int text, int tokens)
    {
        var (prompt, plain, guessed) = (pair.Prompt(text), new GenerationStatistics(), new SpeculationStatistics());
        var options = new SamplingOptions { Temperature = setting.Temperature, Seed = text };
        var (made, same) = (new List<int>(), new List<int>());
        foreach (var plainly in text % 2 == 0 ? (bool[])[true, false] : [false, true])
            if (plainly)
                made.AddRange(Generation.Continue(
                    pair.Target, pair.Target.NewCache(), prompt, tokens, new Sampler(options), pair.Ends, plain));
            else
            {
                pair.TakeDraftPasses();
                same.AddRange(SpeculativeGeneration.Continue(
                    pair.Target, pair.Target.NewCache(), prompt, tokens, new SameDraw(new Sampler(options)), pair.Ends, pair.Drafter,
                    pair.Length, guessed).Select(token => token.Token));
            }
        if (!made.SequenceEqual(same)) throw new InvalidOperationException($"text {text} is another with guesses: {setting}.");
        return (plain, guessed, made);
    }

    /// <summary>The share of 8-grams that occurred before in the same text.</summary>
    public static double Repeated(List<int> tokens)
    {
        var (seen, again, all) = (new HashSet<string>(), 0, Math.Max(1, tokens.Count - Gram + 1));
        for (var i = 0; i + Gram <= tokens.Count; i++)
            if (!seen.Add(string.Join(' ', tokens.Skip(i).Take(Gram)))) again++;
        return (double)again / all;
    }

    /// <summary>Of all texts together, for the line beside the figure.</summary>
    private sealed class SpeculationCounts
    {
        private readonly List<double> _plain = [], _guessed = [];
        private readonly List<(long Reached, long Accepted)> _byDepth = [];
        private long _rounds, _tokens, _drafted, _accepted;
        private double _draft, _verify, _rest;

        public void Add(SpeculationStatistics guessed, GenerationStatistics plain)
        {
            (_rounds, _tokens) = (_rounds + guessed.Rounds, _tokens + guessed.Tokens - 1);
            (_drafted, _accepted) = (_drafted + guessed.Drafted, _accepted + guessed.Accepted);
            (_draft, _verify) = (_draft + guessed.DraftSeconds, _verify + guessed.VerifySeconds);
            _rest += guessed.RestSeconds;
            foreach (var (depth, each) in guessed.ByDepth.Index())
            {
                if (depth == _byDepth.Count) _byDepth.Add((0, 0));
                _byDepth[depth] = (_byDepth[depth].Reached + each.Reached, _byDepth[depth].Accepted + each.Accepted);
            }
            _plain.Add(plain.TokensPerSecond);
            _guessed.Add(guessed.TokensPerSecond);
        }

        public override string ToString() =>
            $"{Median(_plain):0} and {Median(_guessed):0} tokens/s, {(double)_tokens / Math.Max(1, _rounds):0.00} tokens a pass, "
            + $"{(double)_accepted / Math.Max(1, _drafted):P0} of {_drafted} guesses accepted, a round's draft {Micro(_draft)}, pass "
            + $"{Micro(_verify)}, rest {Micro(_rest)} us, by depth "
            + $"{string.Join(", ", _byDepth.Take(8).Select(each => $"{100.0 * each.Accepted / each.Reached:0}"))} %";

        private string Micro(double seconds) => $"{1e6 * seconds / Math.Max(1, _rounds):0}";

        private static double Median(List<double> values) => values.Count == 0 ? 0 : Quantiles.Median([.. values]);
    }
}
