using Headroom.Grading;
using Headroom.Speculation.Sharing;

namespace Graders;

public sealed partial class SpeculationPolicyGrader
{
    private const double Required = 0.81, MostLost = 1.03;

    private static readonly Dictionary<string, double> s_marks = new()
    {
        [SharedTraffic.Costs] = 0.68, [SharedTraffic.Together] = 0.83, [SharedTraffic.Short] = 0.77, [SharedTraffic.Shifting] = 0.72,
        [SharedTraffic.Mixed] = 0.735, [SharedTraffic.Code] = 0.79, [SharedTraffic.Growing] = 0.8, [SharedTraffic.Third] = 0.88,
        [SharedTraffic.Stories] = 0.86,
    };

    // Its choices, under other numbers of texts, another unit of time, and beside a second policy that hears other things.
    private void Again()
    {
        var seed = Draw.Int(1, 1 << 20);
        Case("the same traffic again", () => Part(Observe, () =>
        {
            var trace = SharedTraffic.Of(SharedTraffic.Code, seed);
            if (Choices(trace) is not { } alone) return;
            That(Choices(trace)!.SequenceEqual(alone), "the same observations give the same choices",
                "the same traffic gives other choices to a second policy: something is shared by all of them, or drawn, or a clock");
            That(Choices(trace, text => 1_000_000 - text)!.SequenceEqual(alone), "the numbers of texts tell nothing",
                "with other numbers for the texts it chooses otherwise: a number only says which text it is");
            That(Choices(trace, unit: 1.0 / (1 << 12))!.SequenceEqual(alone), "seconds in another unit give the same choices",
                "with all seconds divided by 4,096 it chooses otherwise: only how costs compare can matter");
            That(Choices(trace, asked: 3)!.SequenceEqual(alone), "asked about other texts, it changes nothing",
                "asked about other texts in between it chooses otherwise: Next learns or forgets, and only Observe may");
            var other = new SpeculationPolicy(2, SharedTraffic.Longest);
            That(Choices(trace, before: texts => other.Observe(texts[0], [3, 3], [3, 0]))!.SequenceEqual(alone),
                "two policies know nothing of each other",
                "beside a second policy it chooses otherwise: something is shared by all of them");
        }));
    }

    private List<int>? Choices(
        SharedTrace trace, Func<int, int>? renamed = null, double unit = 1, Action<int[]>? before = null, int asked = 0)
    {
        var (policy, chosen) = (new SpeculationPolicy(trace.Drafters, trace.Longest), new List<int>());
        var played = SharedRun.Play(
            trace,
            (texts, pass, draft) =>
            {
                before?.Invoke(texts);
                for (var i = 0; i < asked; i++)
                    policy.Next([-1 - i], [.. pass[..(2 + trace.Drafters * trace.Longest)]], [.. draft]);
                var lengths = policy.Next(
                    [.. texts.Select(Named)], [.. pass.Select(seconds => unit * seconds)], [.. draft.Select(seconds => unit * seconds)]);
                chosen.AddRange(lengths.Cast<int>());
                return lengths;
            },
            (text, lengths, accepted) => policy.Observe(Named(text), lengths, accepted));
        That(played.Wrong.Length == 0, "choices that there are", played.Wrong);
        return played.Wrong.Length == 0 ? chosen : null;

        int Named(int text) => renamed?.Invoke(text) ?? text;
    }

    private void Judged()
    {
        var all = new List<(double Time, double Bound)>(); // a plain time is 1
        if (AllRight) Nothing();
        foreach (var (kind, mark) in s_marks)
            if (AllRight) Kind(kind, mark, all);
        if (all.Count < 3 * s_marks.Count) return;
        Case("all kinds together", () => Part(Next, () => Scored(
            "time", "", (all.Average(each => each.Time), all.Average(each => each.Bound), 1), "plain decoding",
            "drafts known in advance", Required, "drafts that are verified in vain, or left out")),
            $"mean over {3 * s_marks.Count} drawn traces; plain decoding takes 1");
    }

    private void Nothing()
    {
        int[] seeds = [Draw.Int(1, 1 << 20), Draw.Int(1, 1 << 20)];
        Case(SharedTraffic.Nothing, () => Part(Next, () =>
        {
            var traces = seeds.Select(seed => SharedTraffic.Of(SharedTraffic.Nothing, seed)).ToArray();
            var times = traces.Select(Time).ToArray();
            var lost = times.Zip(traces, (time, trace) => time / trace.Plain).Average();
            That(lost <= MostLost, "at most 3 % more than plain decoding",
                $"where nothing can be guessed it takes {lost:0.000} of plain decoding, and {MostLost} is the most");
        }));
    }

    private void Kind(string kind, double mark, List<(double Time, double Bound)> all)
    {
        int[] seeds = [Draw.Int(1, 1 << 20), Draw.Int(1, 1 << 20), Draw.Int(1, 1 << 20)];
        Case(kind, () => Part(Next, () =>
        {
            var (time, bound) = (0.0, 0.0);
            foreach (var seed in seeds)
            {
                var trace = SharedTraffic.Of(kind, seed);
                var relative = (Time: Time(trace) / trace.Plain, Bound: trace.Bound / trace.Plain);
                if (!double.IsFinite(relative.Time)) return;
                all.Add(relative);
                (time, bound) = (time + relative.Time / seeds.Length, bound + relative.Bound / seeds.Length);
            }
            var score = new Headroom.Scoring.Score(time, bound, 1).S;
            That(score >= mark, $"S of {mark}", $"on {kind} S is {score:0.000}, and {mark} is asked");
        }), $"mean over {Numbers.Count(seeds.Length, "drawn trace")}");
    }

    private double Time(SharedTrace trace)
    {
        var policy = new SpeculationPolicy(trace.Drafters, trace.Longest);
        var played = SharedRun.Play(trace, policy.Next, policy.Observe);
        That(played.Wrong.Length == 0, "choices that there are", played.Wrong);
        return played.Wrong.Length == 0 ? played.Seconds : double.NaN;
    }
}
