using Headroom.Specialising;

namespace Headroom.Training.Specialising;

/// <summary>The runs of docs/runs/specialise.json, what is needed most first.</summary>
internal static class SpecialisePlan
{
    private const int Seeds = 5;

    // Chosen by the first runs, on training files that were left out of them.
    private const int Steps = 100;
    private const double SmallRate = 4e-3, TargetRate = 4e-3;

    /// <summary>An eighth of the files is met four times in half of the steps: with more they would be learned by heart.</summary>
    private static int StepsOf(double share) => share < 0.2 ? Steps / 2 : Steps;

    public static IEnumerable<SpecialiseRun> Runs =>
    [
        Planned("small", 0, 0, 0, 0), Planned("target", 0, 0, 0, 0),
        .. from rate in (double[])[2e-3, 4e-3, 8e-3] select Planned("small", 1, 1, Steps / 2, rate) with { Choice = true },
        .. from rate in (double[])[2e-3, 4e-3] select Planned("target", 1, 1, Steps / 2, rate) with { Choice = true },
        .. Enumerable.Range(1, Seeds).SelectMany(Seeded),
    ];

    // Each seed brings all that is compared.
    private static IEnumerable<SpecialiseRun> Seeded(int seed) =>
    [
        Planned("small", 1, seed, Steps, SmallRate), Planned("target", 1, seed, Steps, TargetRate),
        .. from share in (double[])[0.125, 0.25, 0.5] select Planned("small", share, seed, StepsOf(share), SmallRate),
    ];

    private static SpecialiseRun Planned(string model, double share, int seed, int steps, double rate) =>
        new(model, share, seed, steps, rate, Choice: false, Files: 0, Tokens: 0, Scores: []);
}
