using Headroom.Distilling;
using Headroom.Training.Loop;

namespace Headroom.Training.Distilling;

/// <summary>The runs of docs/runs/distill.json: students of the draft's width and depth, all of them for as many steps.</summary>
internal static class DistillPlan
{
    public const int Seeds = 3, Steps = 400;

    private const int Context = 256;

    /// <summary>As of the shipped draft.</summary>
    private const double Share = 0.75;

    private const double Flat = 2;

    /// <summary>Seed by seed, so that what is there after an interruption can be compared; the flattened ones last.</summary>
    public static IEnumerable<DistillRun> Runs =>
    [
        .. from seed in Enumerable.Range(1, Seeds)
           from way in (DistillWay[])[DistillWay.Text, DistillWay.Shares, DistillWay.Sequences]
           select Planned(way, seed),
        .. from seed in Enumerable.Range(1, Seeds) select Planned(DistillWay.Flattened, seed),
    ];

    /// <summary>What the trainer is to do for a run: the draft's recipe on shorter rows, warmed up for a tenth of the steps.</summary>
    public static Recipe Recipe(DistillRun run) => Recipes.Draft with
    {
        Name = "distilled",
        Shape = Recipes.Draft.Shape with { Context = Context },
        Shares = new(Stories: 1, Code: 0, Edits: 0, Talks: 0),
        Steps = run.Steps,
        Batch = DistillRun.StepTokens / Context,
        Seed = run.Seed,
        TeacherShare = run.Share,
        TeacherTemperature = run.Temperature,
    };

    private static DistillRun Planned(DistillWay way, int seed)
    {
        var hasShares = way is DistillWay.Shares or DistillWay.Flattened;
        return new(
            way, seed, Steps, way == DistillWay.Flattened ? Flat : 1, hasShares ? Share : 0, Tokens: 0, Seconds: 0, Bits: []);
    }
}
