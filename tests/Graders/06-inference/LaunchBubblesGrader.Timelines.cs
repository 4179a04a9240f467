using Headroom.Grading;
using Headroom.Launching;

namespace Graders;

// Bubbles of given and drawn timelines, and queues of launches.
public sealed partial class LaunchBubblesGrader
{
    private void Timelines()
    {
        Reads("no kernel", []);
        Reads("one kernel", [new(3, 9)]);
        Reads("two kernels, one bubble", [new(0, 4), new(6, 7)]);
        Reads("kernels that touch", [new(0, 4), new(4, 7), new(7, 8)]);
        Reads("two that overlap", [new(0, 5), new(3, 8), new(10, 11)]);
        Reads("a short one inside of a long one", [new(0, 10), new(2, 3), new(12, 13), new(14, 15)]);
        Reads("three at once, then a bubble", [new(0, 4), new(0, 9), new(0, 2), new(11, 12)]);
        Reads("a timeline that begins late, and before 0", [new(-8, -6), new(-5, -1), new(100, 101)]);
        Reads("a kernel of length 0 in a bubble", [new(0, 2), new(5, 5), new(9, 10)]);
        foreach (var kernels in (int[])[Draw.Int(5, 12), Draw.Int(100, 300), Draw.Int(1500, 3000)])
        {
            Reads("one after another", Drawn(kernels, overlap: false));
            Reads("some overlap", Drawn(kernels, overlap: true));
            var shuffled = Drawn(kernels, overlap: true);
            Draw.Shuffle(shuffled);
            Reads("some overlap, in any order", shuffled);
        }
        // Nanoseconds in seconds: what is taken for rounding there is a bubble.
        Reads("in seconds", [.. Drawn(200, overlap: true).Select(kernel => new KernelSpan(1e-9 * kernel.Start, 1e-9 * kernel.End))]);
    }

    private KernelSpan[] Drawn(int kernels, bool overlap)
    {
        var (spans, at) = (new KernelSpan[kernels], Draw.Real(-50, 50));
        for (var i = 0; i < kernels; i++)
        {
            at += Draw.Real(overlap ? -6 : 0.1, 5);
            spans[i] = new(at, at + Draw.Scale(0.5, 30));
            at = spans[i].End;
        }
        return spans;
    }

    private void Reads(string name, KernelSpan[] kernels) => Case($"Bubbles, {name}, {Numbers.Count(kernels.Length, "kernel")}", () =>
        Part(nameof(LaunchBubbles.Bubbles), () =>
        {
            var got = LaunchBubbles.Bubbles(Input("kernels", kernels)) ?? [];
            double[] right = Bubbles(kernels), sorted = Pairs([.. kernels.OrderBy(kernel => kernel.Start)]),
                given = InOrder(kernels);
            var number = Number("bubbles", got.Length, right.Length).Within(Tolerance.Exact);
            foreach (var (wrong, cause) in ((double[], string)[])[
                (sorted, "from the end of the kernel before: one that started earlier may end later"),
                (given, "kernels are taken in the order of the list: they may come in any"),
                ([.. sorted.Where(gap => gap > 0)], "from the end of the kernel before: one that started earlier may end later"),
                ([.. sorted.Select(gap => Math.Max(0, gap))], "a bubble of no length: only those longer than 0")])
                if (got.Length == wrong.Length && got.Length != right.Length && got.Zip(wrong).All(pair =>
                    Math.Abs(pair.First - pair.Second) <= 1e-6 * Math.Abs(pair.Second)))
                    number.Trap(got.Length, cause);
            if (got.Length != right.Length) return;
            Elements("bubble", [.. got.Select(bubble => (float)bubble)], right, Tolerance.Relative(1e-6))
                .Trap(() => [.. right.OrderDescending()], "sorted: in the order in which they come")
                .Trap(() => [.. right.Order()], "sorted: in the order in which they come")
                .Trap(() => [.. sorted.Where(gap => gap > 0).Concat(Enumerable.Repeat(-1.0, right.Length)).Take(right.Length)],
                    "from the end of the kernel before: one that started earlier may end later");
        }));

    private static double[] Bubbles(KernelSpan[] kernels) => [.. kernels.OrderBy(kernel => kernel.Start).Select(kernel => kernel.Start)
        .Select(start => start - kernels.Where(other => other.Start < start).Select(other => other.End).DefaultIfEmpty(start).Max())
        .Where(bubble => bubble > 0)];

    // Right but for the order of the list.
    private static double[] InOrder(KernelSpan[] kernels)
    {
        var (bubbles, until) = (new List<double>(), double.PositiveInfinity);
        foreach (var kernel in kernels)
        {
            if (kernel.Start > until) bubbles.Add(kernel.Start - until);
            until = double.IsFinite(until) ? Math.Max(until, kernel.End) : kernel.End;
        }
        return [.. bubbles];
    }

    // Each kernel's start less the end of the one before it in the list.
    private static double[] Pairs(KernelSpan[] kernels) => [.. kernels.Zip(kernels.Skip(1), (before, kernel) => kernel.Start - before.End)];

    private void Queues()
    {
        Queued("no kernel", [], 5, 1);
        Queued("one kernel", [7], 5, 1);
        Queued("kernels longer than a launch: no bubble but the gap", [9, 8, 7, 9], 5, 1);
        Queued("kernels shorter than a launch", [1, 2, 1, 3], 5, 1);
        Queued("a long one covers the launches behind it", [20, 1, 1, 1, 1, 1, 1], 5, 1);
        Queued("launches that take no time", [3, 1, 4, 1], 0, 2);
        Queued("no gap", [3, 1, 4, 1, 5], 2, 0);
        Queued("kernels of no length", [0, 0, 0], 2, 1);
        Queued("kernels of no length behind a long one", [30, 0, 0, 5], 2, 3);
        for (var i = 0; i < 4; i++)
        {
            var lengths = Enumerable.Range(0, Draw.Int(30, 200)).Select(_ => Draw.Scale(0.2, 40)).ToArray();
            Queued($"drawn, {lengths.Length} kernels", lengths, Draw.Real(1, 9), Draw.Real(0.1, 3));
        }
    }

    private void Queued(string name, double[] lengths, double launch, double gap) => Case($"Queue, {name}", () =>
        Part(nameof(LaunchBubbles.Queue), () =>
        {
            var got = LaunchBubbles.Queue(Input("lengths", lengths), launch, gap) ?? [];
            Number("kernels", got.Length, lengths.Length).Within(Tolerance.Exact);
            if (got.Length != lengths.Length) return;
            Times("start", got.Select(span => span.Start), Starts(lengths, launch, gap, 1))
                .Trap(() => Starts(lengths, launch, gap, 0), "the first kernel starts at 0: it has to be launched first")
                .Trap(() => Starts(lengths, 0, launch + gap, 1), "waiting for each kernel before the next launch: a queue does not")
                .Trap(() => Starts(lengths, launch, 0, 1), "the gap behind a kernel is left out")
                .Trap(() => [.. lengths.Select((_, i) => (i + 1) * launch)], "the launches alone: a kernel waits for the one before it")
                .Trap(() => Waited(lengths, launch, gap), "each launch begins when the kernel before has ended: a queue is filled "
                    + "meanwhile");
            Times("end", got.Select(span => span.End), [.. Starts(lengths, launch, gap, 1).Zip(lengths, (start, length) =>
                start + length)]);
            if (lengths.Length > 0)
                Number("the last start", got[^1].Start, Starts(lengths, launch, gap, 1)[^1]).Within(Tolerance.Relative(1e-12));
        }), $"launch {Numbers.Short(launch)}, gap {Numbers.Short(gap)}");

    private ArrayExpectation Times(string what, IEnumerable<double> got, double[] expected) =>
        Elements(what, [.. got.Select(time => (float)time)], expected, Tolerance.Relative(1e-6));

    private static double[] Starts(double[] lengths, double launch, double gap, int first)
    {
        var starts = new double[lengths.Length];
        for (var i = 0; i < lengths.Length; i++)
            starts[i] = Math.Max((i + first) * launch, i == 0 ? double.MinValue : starts[i - 1] + lengths[i - 1] + gap);
        return starts;
    }

    private static double[] Waited(double[] lengths, double launch, double gap)
    {
        var (starts, at) = (new double[lengths.Length], 0.0);
        for (var i = 0; i < lengths.Length; i++)
        {
            starts[i] = at + launch;
            at = starts[i] + lengths[i] + gap;
        }
        return starts;
    }

    private void Measured() => Case("two measured timelines of 112 kernels", () => Part(nameof(LaunchBubbles.Bubbles), () =>
    {
        double[] queued = LaunchBubbles.Bubbles(Headroom.Launching.Timelines.Queued),
            waited = LaunchBubbles.Bubbles(Headroom.Launching.Timelines.WaitedFor);
        foreach (var (name, got, right) in ((string, double[], double[])[])[
            ("queued", queued, Bubbles([.. Headroom.Launching.Timelines.Queued])), ("waited for", waited,
                Bubbles([.. Headroom.Launching.Timelines.WaitedFor]))])
            Number($"us of bubbles, {name}", got.Sum(), right.Sum()).Within(Tolerance.Relative(1e-9));
        Meaning($"Waiting for each of 112 kernels leaves bubbles of {waited.Sum():0} us in all, "
            + $"{waited.Order().ElementAt(waited.Length / 2):0.0} us at a "
            + $"time; a queue {queued.Sum():0} us. Same kernels, same machine.");
    }));
}
