using Headroom.Inference.Matrices;
using Headroom.Measurement;

namespace Headroom.Bench.Speculation;

/// <summary>Claims of the drafter that reads hidden states: against plain decoding, against the draft model, and its cost.</summary>
internal static class FeatureClaims
{
    private static readonly SpeculatedSetting s_stories = new("stories", "features", MatrixFormat.Fp32);
    private static readonly SpeculatedSetting s_bytes = s_stories with { Format = MatrixFormat.Q8 };
    private static readonly SpeculatedSetting s_edits = s_stories with { Part = "edits" };

    // The draft's own goals.
    public static IEnumerable<Claim> All =>
    [
        SpeculatedText.Claim(s_stories, goal: 2.5), SpeculatedText.Claim(s_stories with { Temperature = 1 }, goal: 2.5),
        SpeculatedText.Claim(s_bytes, goal: 1.6), SpeculatedText.Claim(s_bytes with { Temperature = 1 }, goal: 1.6),
        SpeculatedText.Claim(s_edits, goal: 1, isInformation: true),
        .. ((SpeculatedSetting[])[s_stories, s_stories with { Temperature = 1 }, s_bytes, s_bytes with { Temperature = 1 }, s_edits])
            .Select(AgainstDraft),
        Cost(s_stories), Cost(s_bytes),
    ];

    private static Claim AgainstDraft(SpeculatedSetting setting) => new()
    {
        Id = $"speculation.{setting.Id}.draft",
        What = $"{setting}: tokens per second against guesses by the draft model",
        Unit = "x",
        Goal = 1,
        Better = Better.Higher,
        Baseline = "the same texts by the draft model",
        Measure = progress => Measure(setting, setting with { Drafter = "draft" }, progress),
    };

    private static Claim Cost(SpeculatedSetting setting) => new()
    {
        Id = $"speculation.{setting.Id}.cost",
        What = $"{setting}: seconds of guessing in a round, states read included, as a share of plain decoding's pass",
        Unit = "%",
        Goal = 10,
        Baseline = "seconds of a token without guesses",
        Measure = progress => Measure(setting, other: null, progress),
    };

    // Against another drafter, or where there is none the cost of guessing.
    private static Samples Measure(SpeculatedSetting setting, SpeculatedSetting? other, Action<string> progress)
    {
        progress("packing weights");
        using var pair = new ShippedPair(setting);
        using var rival = other is null ? null : new ShippedPair(other);
        progress($"{SpeculatedText.Texts} texts");
        var (figures, mine, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var text = -1; text < SpeculatedText.Texts; text++)
        {
            var (plain, guessed, made) = SpeculatedText.Pair(pair, setting, Math.Max(text, 0), SpeculatedText.Tokens);
            var against = rival is null ? null : SpeculatedText.Pair(rival, other!, Math.Max(text, 0), SpeculatedText.Tokens).Guessed;
            var isStory = setting.Part != "stories" || SpeculatedText.Repeated(made) <= SpeculatedText.Repetition;
            if (text < 0 || guessed.Rounds == 0 || !isStory) continue;
            mine.Add(guessed.TokensPerRound);
            if (against is not null) theirs.Add(against.TokensPerRound);
            figures.Add(against is null
                ? 100 * guessed.DraftSeconds / guessed.Rounds * plain.TokensPerSecond
                : guessed.TokensPerSecond / against.TokensPerSecond);
        }
        if (figures.Count == 0) throw new ClaimSkipped("no text went on for two tokens without repeating itself");
        return new(figures, $"{Median(mine):0.00} tokens a pass{(theirs.Count > 0 ? $" against {Median(theirs):0.00}" : "")}");
    }

    private static double Median(List<double> values) => Quantiles.Median([.. values]);
}
