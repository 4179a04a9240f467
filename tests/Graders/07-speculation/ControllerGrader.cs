using Headroom.Grading;

namespace Graders;

/// <summary>
/// A controller on drawn traffic, judged by the seconds that its choices take. What it is told is what it asked for, so it cannot know what
/// comes; traffic, costs and order of drafters are drawn, and each trace is played by a controller that has seen no other.
/// </summary>
public sealed partial class ControllerGrader : Grader
{
    private const string Next = nameof(Controller.Next), Observe = nameof(Controller.Observe);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        Choices();
        Costs();
        Again();
        Judged();
    }

    private void Choices()
    {
        Case("lengths from 0 on", () => Part(Next, () =>
        {
            var controller = new Controller([2e-3], [1e-4, 1e-5]);
            for (var round = 0; round < 50; round++)
            {
                var (_, length) = controller.Next();
                Number($"length in round {round}, where pass has one element", length, 0).Within(Tolerance.Exact);
                if (length != 0) return;
                controller.Observe(0, 0, 0);
            }
        }), "longest 0, 2 drafters");

        foreach (var (drafters, longest) in ((int, int)[])[(1, 1), (1, 12), (3, 5), (4, 1)])
            Case($"{Numbers.Count(drafters, "drafter")}, longest {longest}", () => Part(Next, () =>
            {
                var chances = Enumerable.Range(0, drafters).Select(_ => Draw.Real(0.1, 0.9)).ToArray();
                var traffic = new DraftTraffic(Draw, Flat(longest, 0.02), Free(drafters), 400, chances);
                var (seconds, played) = (traffic.Best(), Play(traffic));
                if (played is not null)
                    That(seconds / played.Seconds > 0.6, "most of the best setting's speed",
                        $"it reaches {seconds / played.Seconds:0.00} of the best fixed setting's speed in 400 tokens");
            }));
    }

    // Two passes that cost the same but for one length: the table is measured and need not be smooth.
    private void Costs() => Case("a table with a step", () => Part(Next, () =>
    {
        var step = Draw.Int(3, 7);
        double[] pass = [.. Enumerable.Range(0, 13).Select(g => g <= step ? 1.0 : 9)];
        var traffic = new DraftTraffic(Draw, pass, [0.001], 2000, [0.95]);
        if (Play(traffic) is not { } played) return;
        var best = played.Choices.CountBy(choice => choice).MaxBy(each => each.Value).Key - 1;
        Number("the length that is chosen most", best, step).Within(Tolerance.Exact)
            .Trap(12, "the longest, whatever its pass costs").Trap(4, "four, whatever a pass costs")
            .Trap(-1, "0: nothing is drafted where a draft is nearly free");
    }), "a pass takes 1 s up to the step and 9 s behind it, 95 % are right");

    private void Again() => Case("two controllers in turns", () => Part(Observe, () =>
    {
        var traffic = new[] { 0.8, 0.2 }.Select(chance =>
            new DraftTraffic(Draw, Flat(8, 0.05), Free(2), 600, [chance, 0.3], [0.05, chance])).ToArray();
        var alone = traffic.Select(each => Play(each)!).ToArray();
        if (alone.Any(each => each is null)) return;
        Controller[] both = [new(traffic[0].Pass, traffic[0].Draft), new(traffic[1].Pass, traffic[1].Draft)];
        // The second is asked in between, as often as the first.
        var other = both[1];
        var inTurns = traffic[0].Play(
            () =>
            {
                var (drafter, length) = other.Next();
                other.Observe(drafter, length, length / 2);
                return both[0].Next();
            },
            both[0].Observe);
        That(inTurns.Choices.SequenceEqual(alone[0].Choices), "the same observations give the same choices",
            "the same traffic gives other choices beside a second controller: something is shared by all of them, or drawn, or a clock");
    }));

    private Played? Play(DraftTraffic traffic)
    {
        var controller = new Controller(Input("pass", traffic.Pass), Input("draft", traffic.Draft));
        var played = traffic.Play(controller.Next, controller.Observe);
        That(played.Wrong.Length == 0, "choices that there are", played.Wrong);
        return played.Wrong.Length == 0 ? played : null;
    }

    private static double[] Flat(int longest, double slope) => [.. Enumerable.Range(0, longest + 1).Select(g => 1 + slope * g)];

    private static double[] Free(int drafters) => [.. Enumerable.Repeat(0.01, drafters)];
}
