using Headroom.Specialising;

namespace Headroom.Training.Specialising;

/// <summary>The runs of docs/runs/specialise.json, what is needed most first.</summary>
internal static class SpecialisePlan
{
    private const int Seeds = 5;

    // The rate was chosen by small's first runs, on training files that were left out of them; target has the same.
    private const int Steps = 100;
    private const double SmallRate = 4e-3, TargetRate = 4e-3;

    /// <summary>An eighth of the files is met three times in half of the steps: with more they would be learned by heart.</summary>
    private static int StepsOf(double share) => share < 0.2 ? Steps / 2 : Steps;

    public static IEnumerable<SpecialiseRun> Runs =>
    [
        Planned("small", 0, 0, 0, 0), Planned("target", 0, 0, 0, 0),
        .. from rate in (double[])[2e-3, 4e-3, 8e-3] select Planned("small", 1, 1, Steps / 2, rate) with { Choice = true },
        .. Seeded("small", 1, SmallRate), .. Seeded("small", 0.125, SmallRate),
        .. Seeded("target", 1, TargetRate), .. Seeded("small", 0.25, SmallRate), .. Seeded("small", 0.5, SmallRate),
    ];

    private static IEnumerable<SpecialiseRun> Seeded(string model, double share, double rate) =>
        Enumerable.Range(1, Seeds).Select(seed => Planned(model, share, seed, StepsOf(share), rate));

    private static SpecialiseRun Planned(string model, double share, int seed, int steps, double rate) =>
        new(model, share, seed, steps, rate, Choice: false, Files: 0, Tokens: 0, Scores: []);
}
