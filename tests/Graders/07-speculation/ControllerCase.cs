using Headroom.Grading;

namespace Graders;

// Mean and standard deviation of ten seeds, of the solution and of the wrong ones nearest to a threshold that are to fail there:
//   one is good     0.88    0.980, 0.003    the first drafter alone 0.729, 0.013   a memory of one round 0.712, 0.015
//   nearly all      0.91    0.973, 0.008    all drafted are judged 0.742, 0.015    four or none 0.481, 0.017
//   little          0.88    0.988, 0.001    no bonus token 0.690, 0.011
//   steps           0.945   0.984, 0.004    only accepted are judged 0.909, 0.006  a straight line for T(k) 0.879, 0.012
//   every token     0.93    0.990, 0.000    always on 0.778, 0.024                 T(k) ignored 0.418, 0.030
//   dear drafts     0.93    0.990, 0.000    always on 0.817, 0.028                 drafts cost nothing 0.395, 0.023
//   shifting        0.84    0.945, 0.004    never forgets 0.803, 0.007             never explores 0.742, 0.022
//   another         0.80    0.961, 0.008    explores in silence alone 0.647, 0.017
//   last of three   0.60    0.974, 0.007    two drafters alone 0.347, 0.015
//   a long draft    0.75    0.992, 0.012    ends at the first fall 0.473, 0.013    a wrong one behind all right 0.473, 0.013
//   tokens are dear 0.985   0.990, 0.000    2 % for exploring 0.980, 0.000         every hundredth explores 0.969, 0.002
//   nothing         0.97    0.988, 0.001    5 % for exploring 0.949, 0.001         every tenth explores 0.902, 0.005
// Wrong ones are four deviations and more from their threshold: normal noise crosses that once in 30,000. The solution is 7 and more away:
// below 1e-11.
/// <summary>
/// Drawn traffic of one kind, and the share of a better informed speed that a controller must reach as the mean over its traces.
/// </summary>
/// <param name="Traces">How many are drawn and played, each by a controller of its own.</param>
/// <param name="Least">The least share: below the mean of right controllers and above that of wrong ones by four deviations.</param>
/// <param name="Whose">Whose speed it is a share of.</param>
/// <param name="Seconds">Seconds that this one takes.</param>
/// <param name="Of">The trace of a number, drawn.</param>
internal sealed record ControllerCase(
    string Name, int Traces, double Least, string Whose, Func<DraftTraffic, double> Seconds, Func<Draw, int, DraftTraffic> Of)
{
    private const string Fixed = "the best fixed setting";

    public static IReadOnlyList<ControllerCase> All { get; } =
    [
        new("one drafter is good and one is not", 8, 0.88, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var pass = Table(draw, i % 2 == 0 ? draw.Scale(0.005, 0.03) : draw.Scale(0.05, 0.12));
            return new(draw, pass, Drafts(draw, pass), 3000, Good(i / 2 % 2, draw.Real(0.6, 0.9), draw.Real(0.05, 0.3)));
        }),
        new("nearly all is right, and passes are flat", 6, 0.91, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var pass = Table(draw, draw.Scale(0.005, 0.02), longest: 16);
            return new(draw, pass, Free(pass), 3000, Good(i % 2, draw.Real(0.9, 0.95), 0.2));
        }),
        new("little is right, and drafts are nearly free", 4, 0.88, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var pass = Table(draw, draw.Scale(0.005, 0.01));
            return new(draw, pass, Free(pass), 3000, Good(i % 2, draw.Real(0.35, 0.45), 0.05));
        }),
        new("passes whose time has steps", 8, 0.945, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var second = draw.Scale(1e-4, 1e-1);
            double[] pass = [.. Enumerable.Range(0, 13).Select(g => second * (1 + 0.3 * ((g + 1) / 5)))];
            return new(draw, pass, Free(pass), 3000, Good(i % 2, draw.Real(0.55, 0.8), draw.Real(0.05, 0.3)));
        }),
        new("every token of a pass costs nearly a pass", 4, 0.93, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var pass = Table(draw, draw.Real(0.6, 0.95));
            return new(draw, pass, Drafts(draw, pass), 3000, Good(i % 2, draw.Real(0.3, 0.55), draw.Real(0.05, 0.3)));
        }),
        new("drafts that cost nearly a pass", 4, 0.93, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            var pass = Table(draw, draw.Scale(0.005, 0.03));
            double[] draft = [draw.Real(0.7, 0.9) * pass[0], draw.Real(0.7, 0.9) * pass[0]];
            return new(draw, pass, draft, 3000, [draw.Real(0.3, 0.6), draw.Real(0.3, 0.6)]);
        }),
        new("the last of three is good", 4, 0.6, Fixed, traffic => traffic.Best(), (draw, i) =>
        {
            double[] pass = Table(draw, draw.Scale(0.01, 0.03), longest: 5), draft = [.. Enumerable.Repeat(0.01 * pass[0], 3)];
            return new(draw, pass, draft, 600, [draw.Real(0.05, 0.2), draw.Real(0.05, 0.2), draw.Real(0.8, 0.9)]);
        }),
        // One token is nearly free, two cost 2.6 passes and so do all lengths behind: better than one is only a long draft.
        new("a long draft behind lengths that do not pay", 2, 0.75, Fixed, traffic => traffic.Best(), (draw, i) =>
            new(draw, [1, 1.1, .. Enumerable.Repeat(2.6, 11)], [0.001], 2000, [0.95])),
        // One is good, then the other, then neither, then the first again.
        new("traffic that shifts three times", 6, 0.84, "the oracle", traffic => traffic.Oracle(), (draw, i) =>
        {
            var pass = Table(draw, i % 2 == 0 ? draw.Scale(0.005, 0.03) : draw.Scale(0.05, 0.12));
            double[] Phase(int good) => Good(good, draw.Real(0.75, 0.9), 0.05);
            return new(draw, pass, Drafts(draw, pass), 1500, Phase(i / 2 % 2), Phase(1 - i / 2 % 2), [0.01, 0.01], Phase(i / 2 % 2));
        }),
        // The first stays as it is. Who explores only in silence never hears of the second.
        new("another one becomes better", 6, 0.80, "the oracle", traffic => traffic.Oracle(), (draw, i) =>
        {
            var (pass, fair) = (Table(draw, draw.Scale(0.005, 0.03)), draw.Real(0.4, 0.5));
            return new(draw, pass, Free(pass), 2000, Good(i % 2, fair, 0.05), Good(i % 2, fair, draw.Real(0.88, 0.94)));
        }),
        new("nothing can be guessed", 6, 0.97, "plain decoding", traffic => traffic.Plain, (draw, i) =>
        {
            var slope = i % 3 == 0 ? draw.Scale(0.005, 0.03) : i % 3 == 1 ? draw.Scale(0.05, 0.12) : draw.Real(0.6, 0.95);
            var pass = Table(draw, slope);
            return new(draw, pass, Drafts(draw, pass), 3000, [1 / 256.0, 1 / 256.0]);
        }),
        // A probe is dear here: what exploring loses shows.
        new("nothing can be guessed, and tokens are dear", 4, 0.985, "plain decoding", traffic => traffic.Plain, (draw, i) =>
        {
            var pass = Table(draw, draw.Real(0.6, 0.95));
            return new(draw, pass, Drafts(draw, pass), 9000, [1 / 256.0, 1 / 256.0]);
        }),
    ];

    private static double[] Table(Draw draw, double slope, int longest = 0)
    {
        var second = draw.Scale(1e-4, 1e-1);
        if (longest == 0) longest = draw.Int(8, 12);
        return [.. Enumerable.Range(0, longest + 1).Select(g => second * (1 + slope * g))];
    }

    // A model and a table.
    private static double[] Drafts(Draw draw, double[] pass) => [draw.Real(0.02, 0.06) * pass[0], draw.Real(0, 0.01) * pass[0]];

    private static double[] Free(double[] pass) => [0.002 * pass[0], 0.001 * pass[0]];

    private static double[] Good(int drafter, double chance, double other) => drafter == 0 ? [chance, other] : [other, chance];
}
