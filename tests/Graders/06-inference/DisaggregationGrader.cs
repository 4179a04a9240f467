using Headroom.Grading;
using Headroom.Serving;

namespace Graders;

/// <summary>Each kind of work by itself, plans just at and just past a whole GPU, and mixes for which two pools do not pay.</summary>
public sealed partial class DisaggregationGrader : Grader
{
    // Reads 5.6 prompts of 512 a second, writes 10 answers of 129 tokens: what one A100 did with a 13B model in DistServe's example.
    private static readonly GpuSpeeds s_card = new(5.6 * 512, 64, 20, 2.24, 800e3, 50e9);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Serving.WaitingLine"];

    protected override void Require()
    {
        TrafficClass chat = new(12, 512, 129), digest = new(3, 6000, 40), label = new(40, 300, 1);
        for (var i = 0; i < 3; i++) Work("one kind, drawn", [Kind()], Gpu());
        Work("chat alone", [chat], s_card);
        Work("answers of one token", [label], s_card);
        Work("three kinds", [chat, digest, label], s_card);
        Work("seven kinds, drawn", [.. Enumerable.Range(0, 7).Select(_ => Kind())], Gpu());
        Work("two kinds alike", [chat, chat], Gpu());
        Work("a kind without traffic", [chat with { PerSecond = 0 }, digest], s_card);
        Work("prompts of 3,000,000 tokens", [new(Draw.Real(900, 1500), 3_000_000, 2_000_000)], Gpu());
        Work("no traffic", [], s_card);
        Plans();
        Queue();
        WhatItMeans(chat, digest);
    }

    private TrafficClass Kind() => new(Draw.Scale(0.1, 90), Draw.Int(20, 9000), Draw.Int(2, 900));

    private GpuSpeeds Gpu() => new(Draw.Scale(1e3, 5e4), Draw.Int(8, 200), Draw.Real(10, 90), Draw.Real(1, 3), Draw.Scale(3e4, 1e6),
        Draw.Scale(1e9, 4e11));

    private static double Prefill(TrafficClass[] mix, GpuSpeeds gpu) => mix.Sum(kind => kind.PerSecond * kind.Prompt) / gpu.PromptTokens;

    private static double Decode(TrafficClass[] mix, GpuSpeeds gpu, int first = 1) =>
        mix.Sum(kind => kind.PerSecond * (kind.Output - first)) / gpu.Users / gpu.UserTokens;

    private static double Link(TrafficClass[] mix, GpuSpeeds gpu, int shortest = 2) =>
        mix.Where(kind => kind.Output >= shortest).Sum(kind => kind.PerSecond * kind.Prompt) * gpu.CacheBytes / gpu.LinkBytes;

    private void Work(string name, TrafficClass[] mix, GpuSpeeds gpu) => Case($"work, {name}", () =>
    {
        Input("mix", mix);
        Part(nameof(Disaggregation.PrefillWork), () =>
            Number("PrefillWork", Disaggregation.PrefillWork(mix, gpu), Prefill(mix, gpu))
                .Trap(mix.Take(1).Sum(kind => kind.PerSecond * kind.Prompt) / gpu.PromptTokens,
                    "the first kind alone: all of the mix are served")
                .Trap(mix.Sum(kind => kind.PerSecond * (kind.Prompt + 1)) / gpu.PromptTokens, "the first token costs no pass of its own")
                .Trap(mix.Sum(kind => kind.PerSecond) / gpu.PromptTokens, "requests are counted, and prompts have tokens"));
        Part(nameof(Disaggregation.DecodeWork), () =>
            Number("DecodeWork", Disaggregation.DecodeWork(mix, gpu), Decode(mix, gpu))
                .Trap(Decode(mix, gpu, first: 0), "the first token of an answer comes from the pass that read the prompt")
                .Trap(Decode(mix, gpu) * gpu.Users, "users are counted: a GPU writes for Users of them at once")
                .Trap(mix.Sum(kind => kind.PerSecond * (kind.Output + kind.Prompt - 1)) / gpu.Users / gpu.UserTokens,
                    "prompts are not written")
                .Trap(mix.Take(1).Sum(kind => kind.PerSecond * (kind.Output - 1)) / gpu.Users / gpu.UserTokens,
                    "the first kind alone: all of the mix are served"));
        Part(nameof(Disaggregation.LinkWork), () =>
            Number("LinkWork", Disaggregation.LinkWork(mix, gpu), Link(mix, gpu))
                .Trap(Link(mix, gpu, shortest: 1), "an answer of one token needs no other pool: nothing is sent")
                .Trap(mix.Where(kind => kind.Output > 1).Sum(kind => kind.PerSecond * kind.Prompt) / gpu.LinkBytes,
                    "tokens for bytes: each has CacheBytes")
                .Trap(mix.Sum(kind => kind.PerSecond * (kind.Prompt + kind.Output)) * gpu.CacheBytes / gpu.LinkBytes,
                    "answers are not sent: they are written there"));
    });

    private void WhatItMeans(TrafficClass chat, TrafficClass digest) => Case("chat, and chat with digests", () =>
    {
        foreach (var (name, mix) in ((string, TrafficClass[])[])[("chat", [chat]), ("chat and digests", [chat, digest])])
        {
            var (apart, together) = (Disaggregation.Apart(mix, s_card, 0.8), Disaggregation.Together(mix, s_card, 0.8));
            Number($"GPUs of the best plan, {name}", Disaggregation.Best(mix, s_card, 0.8).Total, Math.Min(apart.Total,
                together.Total)).Within(Tolerance.Exact);
            Meaning($"{name}: {apart.Prefill} GPUs that read and {apart.Decode} that write, or {together.Shared} that do both.");
        }
        var alone = s_card with { Slowdown = 1 };
        That(Disaggregation.Best([chat], alone, 0.8).Shared > 0, "without a slowdown one pool does",
            "two pools are taken without any slowdown");
        Meaning("Without a slowdown two pools never need fewer: each is rounded up by itself.");
    });
}
