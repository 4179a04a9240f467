using Headroom.Grading;
using Headroom.Serving;

namespace Graders;

// Whole numbers of GPUs, and a queue that is served by the plan.
public sealed partial class DisaggregationGrader
{
    // Work of exact halves: 1,024 tokens a second are one GPU of prompts, 256 of answers, and a link of 4,096 tokens a second.
    private static readonly GpuSpeeds s_exact = new(1024, 16, 16, 1, 1, 4096);

    private void Plans()
    {
        foreach (var busiest in (double[])[1, 0.5, 0.25])
            foreach (var full in (int[])[1, 2, Draw.Int(3, 12)])
                foreach (var (beside, name) in ((int, string)[])[(0, "just full"), (1, "and a little"), (-1, "but for a little")])
                {
                    var room = full * busiest;
                    // A request a second of so many tokens; halves and quarters are exact.
                    TrafficClass[] reads = [new(1, (int)(1024 * room) + beside, 1)], writes = [new(1, 4, (int)(256 * room) + 1 + beside)];
                    var gpus = beside > 0 ? full + 1 : full;
                    Planned($"{full} at {busiest}, prompts, {name}", reads, s_exact, busiest, new(gpus, 0, 0), new(0, 0, gpus));
                    Planned($"{full} at {busiest}, answers, {name}", writes, s_exact, busiest, new(1, gpus, 0), null);
                    Planned($"{full} at {busiest}, links, {name}", [new(1, (int)(4096 * room) + beside, 2)],
                        s_exact with { PromptTokens = 1 << 20 }, busiest,
                        new(gpus, 1, 0), null);
                }
        // What is over is over, however little: an extra 10^-8 of a GPU is no rounding.
        Planned("1 at 1, prompts, and 1e-8 of a GPU", [new(1 + 1e-8, 1024, 1)], s_exact, 1, new(2, 0, 0), new(0, 0, 2));
        // Prompts take 0.5 and 1.5 GPUs, and the links of the first kind 2: the same two GPUs do both.
        Planned("prompts that are sent, and others that are not", [new(2, 4096, 2), new(1, 24_576, 1)],
            s_exact with { PromptTokens = 1 << 14 }, 1, new(2, 1, 0), null);
        Planned("no traffic", [], s_card, 0.8, new(0, 0, 0), new(0, 0, 0));
        for (var i = 0; i < 6; i++)
        {
            // Away from whole numbers, so that no order of operations decides.
            TrafficClass[] mix;
            GpuSpeeds gpu;
            double busiest;
            do (mix, gpu, busiest) = ([.. Enumerable.Range(0, Draw.Int(1, 4)).Select(_ => Kind())], Gpu(), Draw.Real(0.5, 0.95));
            while (NearWhole(mix, gpu, busiest));
            Planned("a drawn mix", mix, gpu, busiest, Apart(mix, gpu, busiest), Together(mix, gpu, busiest));
        }
        // Two pools are better, as many, and worse.
        foreach (var slowdown in (double[])[2.5, 1.5, 1]) Planned($"slowdown {slowdown}", [new(30, 512, 129)],
            s_card with { Slowdown = slowdown }, 0.8,
            Apart([new(30, 512, 129)], s_card, 0.8), Together([new(30, 512, 129)], s_card with { Slowdown = slowdown }, 0.8));
        var (even, even2) = (new TrafficClass(1, 1000, 250), s_exact with { Slowdown = 1 });
        Planned("as many in two pools as in one", [even], even2, 1, new(1, 1, 0), new(0, 0, 2));
    }

    private static bool NearWhole(TrafficClass[] mix, GpuSpeeds gpu, double busiest) => ((double[])
        [Prefill(mix, gpu), Decode(mix, gpu), Link(mix, gpu), gpu.Slowdown * (Prefill(mix, gpu) + Decode(mix, gpu))])
        .Any(work => Math.Abs(work / busiest - Math.Round(work / busiest)) < 1e-6 * Math.Max(1, work));

    private static PoolPlan Apart(TrafficClass[] mix, GpuSpeeds gpu, double busiest) => new(
        Up(Math.Max(Prefill(mix, gpu), Link(mix, gpu)) / busiest), Up(Decode(mix, gpu) / busiest), 0);

    private static PoolPlan Together(TrafficClass[] mix, GpuSpeeds gpu, double busiest) =>
        new(0, 0, Up(gpu.Slowdown * (Prefill(mix, gpu) + Decode(mix, gpu)) / busiest));

    private static int Up(double gpus) => (int)Math.Ceiling(gpus);

    private void Planned(string name, TrafficClass[] mix, GpuSpeeds gpu, double busiest, PoolPlan apart, PoolPlan? one) =>
        Case($"plans, {name}", () =>
    {
        var together = one ?? Together(mix, gpu, busiest);
        var (prefill, decode, link) = (Prefill(mix, gpu), Decode(mix, gpu), Link(mix, gpu));
        Part(nameof(Disaggregation.Apart), () =>
        {
            var got = Disaggregation.Apart(mix, gpu, busiest);
            Number("Apart: GPUs that read", got.Prefill, apart.Prefill).Within(Tolerance.Exact)
                .Trap(Up(prefill / busiest), "the links are left out: a prefill GPU whose link is full has to wait")
                .Trap(Up((prefill + link) / busiest), "reading and sending add up: they go on at the same time")
                .Trap(Up(prefill), "all the time busy: no GPU is busy for more than `busiest`")
                .Trap(Math.Floor(Math.Max(prefill, link) / busiest), "rounded down: what is left over needs a GPU too")
                .Trap(Math.Floor(Math.Max(prefill, link) / busiest) + 1,
                    "one too many where GPUs are just full, or where there is no work: round up with Ceiling");
            Number("Apart: GPUs that write", got.Decode, apart.Decode).Within(Tolerance.Exact)
                .Trap(Up(decode), "all the time busy: no GPU is busy for more than `busiest`")
                .Trap(Math.Floor(decode / busiest), "rounded down: what is left over needs a GPU too")
                .Trap(Math.Floor(decode / busiest) + 1, "one too many where GPUs are just full, or where there is no work: round up with "
                    + "Ceiling");
            Number("Apart: GPUs that do both", got.Shared, 0).Within(Tolerance.Exact);
        });
        Part(nameof(Disaggregation.Together), () =>
        {
            var got = Disaggregation.Together(mix, gpu, busiest);
            Number("Together: GPUs that do both", got.Shared, together.Shared).Within(Tolerance.Exact)
                .Trap(Up((prefill + decode) / busiest), "the slowdown is left out: all takes Slowdown times as long")
                .Trap(Up((gpu.Slowdown * prefill + decode) / busiest), "the slowdown of writing is left out")
                .Trap(Up((prefill + gpu.Slowdown * decode) / busiest), "the slowdown of reading is left out")
                .Trap(Up(gpu.Slowdown * prefill / busiest) + Up(gpu.Slowdown * decode / busiest), "rounded up twice: one pool does both")
                .Trap(Up(gpu.Slowdown * (prefill + decode)), "all the time busy: no GPU is busy for more than `busiest`")
                .Trap(Up(gpu.Slowdown * (prefill + decode + link) / busiest), "nothing is sent where one GPU does both");
            Number("Together: GPUs of other pools", got.Prefill + got.Decode, 0).Within(Tolerance.Exact);
        });
        Part(nameof(Disaggregation.Best), () =>
        {
            var (got, best) = (Disaggregation.Best(mix, gpu, busiest), apart.Total < together.Total ? apart : together);
            Number("Best: GPUs", got.Total, best.Total).Within(Tolerance.Exact).Trap(Math.Max(apart.Total, together.Total),
                "the plan with more GPUs");
            That(got.Total != best.Total || got == best, "the right pools", best.Shared > 0
                ? "two pools, where one needs as many GPUs: Together is asked" : "not the pools of Apart, which needs fewer GPUs");
        });
    }, $"busy for {busiest:0.##} of the time at most");

    // What the formulas say of a trace is what a queue of its requests measures.
    private void Queue() => Case("a queue of 3,000 drawn requests", () =>
    {
        var gpu = s_card with { Slowdown = 1.8 };
        var arrivals = Traces.Arrivals(Draw.Int(0, 999_999), 3000, 20);
        var kinds = arrivals.Select(_ => new TrafficClass(1 / arrivals[^1], Draw.Int(100, 900), Draw.Int(1, 300))).ToArray();
        var plan = Disaggregation.Apart(kinds, gpu, 0.8);
        var read = WaitingLine.Serve(arrivals, [.. kinds.Select(kind => kind.Prompt / gpu.PromptTokens)], Math.Max(1, plan.Prefill));
        var written = WaitingLine.Serve(read.Ends, [.. kinds.Select(kind => (kind.Output - 1) / gpu.UserTokens)],
            Math.Max(1, plan.Decode) * gpu.Users);
        Part(nameof(Disaggregation.PrefillWork), () =>
            Number("PrefillWork of the trace", Disaggregation.PrefillWork(kinds, gpu),
                read.Work / arrivals[^1]).Within(Tolerance.Relative(1e-9)));
        Part(nameof(Disaggregation.DecodeWork), () =>
            Number("DecodeWork of the trace", Disaggregation.DecodeWork(kinds, gpu),
                written.Work / arrivals[^1] / gpu.Users).Within(Tolerance.Relative(1e-9)));
        Meaning($"In a simulated queue of 3,000 requests your {plan.Prefill} GPUs that read are busy "
            + $"{100 * read.Work / arrivals[^1] / plan.Prefill:0} % of the "
            + $"time, and 95 of 100 requests wait less than {1000 * read.Wait(0.95):0} ms for one.");
    });
}
