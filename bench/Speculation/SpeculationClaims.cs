using Headroom.Inference.Matrices;

namespace Headroom.Bench.Speculation;

/// <summary>What is claimed of speculation, against plain decoding with the same weights and threads in one run.</summary>
internal static class SpeculationClaims
{
    private static readonly SpeculatedSetting s_stories = new("stories", "draft", MatrixFormat.Fp32);

    public static IEnumerable<Claim> All =>
    [
        .. Sampled(s_stories, goal: 2.5), .. Sampled(s_stories with { Format = MatrixFormat.Q8 }, goal: 1.6),
        SpeculatedText.Claim(s_stories with { Drafter = "tree", Temperature = 1 }, goal: 2.5),
        SpeculatedText.Claim(new("edits", "lookup", MatrixFormat.Fp32), goal: 3.5),
        SpeculatedText.Claim(new("edits", "suffix", MatrixFormat.Fp32), goal: 3.5),
        SpeculatedText.Claim(new("edits", "lookup", MatrixFormat.Q8), goal: 1, isInformation: true),
        // In int4 a pass costs nearly in proportion to its tokens: 1 is what "off" reaches.
        .. Sampled(s_stories with { Format = MatrixFormat.Q4 }, goal: 1, isInformation: true),
        .. ((MatrixFormat[])[MatrixFormat.Fp32, MatrixFormat.Q8]).SelectMany(Adaptive),
        .. ControllerClaims.All,
        .. from part in (string[])["stories", "edits", "shifting"]
           from share in (double[])[0.01, 1]
           select TaughtDraft.Claim(part, share),
        .. ((SpeculatedSetting[])
        [
            s_stories, s_stories with { Format = MatrixFormat.Q8 }, s_stories with { Format = MatrixFormat.Q4 },
            new("edits", "lookup", MatrixFormat.Fp32), new("edits", "suffix", MatrixFormat.Fp32),
        ]).Select(SpeculatedText.ShareOfAllowed),
        .. FeatureClaims.All,
    ];

    // By the clock, beside the counts of ControllerClaims: against plain decoding in one run.
    private static Claim[] Adaptive(MatrixFormat format) =>
    [
        SpeculatedText.Claim(new("stories", "adaptive", format), goal: format == MatrixFormat.Fp32 ? 2.5 : 1.3),
        SpeculatedText.Claim(new("edits", "adaptive", format), goal: format == MatrixFormat.Fp32 ? 3.2 : 1.3),
        SpeculatedText.Claim(new("shifting", "adaptive", format), goal: format == MatrixFormat.Fp32 ? 2.5 : 1.3),
        SpeculatedText.Claim(new("unguessable", "adaptive", format, Temperature: 20), goal: 0.97),
    ];

    private static Claim[] Sampled(SpeculatedSetting setting, double goal, bool isInformation = false) =>
    [
        SpeculatedText.Claim(setting, goal, isInformation),
        SpeculatedText.Claim(setting with { Temperature = 1 }, goal, isInformation),
    ];
}

/// <summary>What is continued, who guesses, and how the target is kept and sampled.</summary>
internal sealed record SpeculatedSetting(string Part, string Drafter, MatrixFormat Format, double Temperature = 0)
{
    public string Id => $"{Name}.{Format}{(Temperature == 0 ? "" : ".sampled")}".ToLowerInvariant();

    // Claims of a drafter that has some of its own stand together.
    private string Name => Drafter == "features" ? $"features.{Part}" : $"{Part}.{Drafter}";

    public override string ToString() =>
        $"{Part} by {Drafter}, target in {Format}, {(Temperature == 0 ? "greedy" : $"temperature {Temperature}")}, one thread";
}
