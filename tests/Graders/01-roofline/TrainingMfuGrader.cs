using Headroom.Grading;
using Run = TrainingMfu.Run;

namespace Graders;

/// <summary>DeepSeek-V3's run counted in two ways and stated against two peaks, and drawn runs of which no number is known.</summary>
public sealed partial class TrainingMfuGrader : Grader
{
    private const double Tera = 1e12;

    // 14.8e12 tokens in 2,664 K GPU-hours; context extension and post-training took 119 K + 5 K more.
    private static readonly Run s_deepSeek = new(Tokens: 14.8e12, PretrainingGpuHours: 2664e3, OtherGpuHours: 124e3);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Rooflines"];

    protected override void Require()
    {
        FlopsPerToken();
        FromHours("DeepSeek-V3 by GPU-hours", 250e9, s_deepSeek);
        FromHours("a drawn run", Draw.Scale(1e9, 1e13), new(Draw.Scale(1e10, 1e14), Draw.Scale(1e3, 1e7), Draw.Scale(1e3, 1e6)));
        FromHours("DeepSeek-V3 with attention", 310e9, s_deepSeek);
        FromThroughput("DeepSeek-V3 by throughput", 250e9, 272.8e9 / 86_400, 2048); // 272.8e9 tokens a day
        FromThroughput("a drawn throughput", Draw.Scale(1e9, 1e13), Draw.Scale(1e3, 1e7), Draw.Int(3, 20_000));
        FromThroughput("one GPU", Draw.Scale(1e9, 1e13), Draw.Scale(1, 1e3), 1);
        Shares();
        WhatItMeans();
    }

    private void FromHours(string name, double flopsPerToken, Run run) => Case(name, () =>
    {
        var (flops, hours) = (flopsPerToken * run.Tokens, run.PretrainingGpuHours);
        var all = hours + run.OtherGpuHours;
        Number("FLOP/s per GPU", TrainingMfu.AchievedPerGpu(flopsPerToken, run), flops / (hours * 3600))
            .Trap(flops / hours, "FLOPs per GPU-hour: a GPU-hour is 3600 GPU-seconds")
            .Trap(flops / (hours * 60), "GPU-minutes for GPU-seconds")
            .Trap(flops / (all * 3600), "post-training hours included: they did not process these tokens")
            .Trap(flops / all, "post-training hours included, and hours taken for seconds")
            .Trap(flops / (run.OtherGpuHours * 3600), "the other hours alone: pretraining made the tokens")
            .Trap(run.Tokens / (hours * 3600), "tokens per second: each token costs `flopsPerToken`");
    }, $"{flopsPerToken:0.###e0} FLOPs/token, {run.Tokens:0.###e0} tokens, "
        + $"{run.PretrainingGpuHours:0.###e0} + {run.OtherGpuHours:0.###e0} GPU-hours");

    private void FromThroughput(string name, double flopsPerToken, double tokensPerSecond, int gpus) => Case(name, () =>
        Number("FLOP/s per GPU, by throughput", TrainingMfu.AchievedPerGpu(flopsPerToken, tokensPerSecond, gpus),
            flopsPerToken * tokensPerSecond / gpus)
            .Trap(flopsPerToken * tokensPerSecond, "the number of GPUs is left out: this is the FLOP/s of all of them together")
            .Trap(flopsPerToken * tokensPerSecond * gpus, "multiplied by the GPUs: the throughput is that of all of them together")
            .Trap(flopsPerToken * tokensPerSecond / gpus / 3600, "seconds divided by 3600: the throughput is per second already"),
        $"{flopsPerToken:0.###e0} FLOPs/token, {tokensPerSecond:0.###e0} tokens/s, {gpus} GPUs");

    private void WhatItMeans() => Case("DeepSeek-V3, one run and two peaks", () =>
    {
        var byHours = TrainingMfu.AchievedPerGpu(250e9, s_deepSeek);
        var byThroughput = TrainingMfu.AchievedPerGpu(250e9, 272.8e9 / 86_400, 2048);
        var shares = TrainingMfu.Utilisation(byHours, s_h800).ToDictionary(mfu => mfu.OfPeak, mfu => mfu.Fraction);
        Number("BF16 share over FP8 share", shares["BF16"] / shares["FP8"], 1979.0 / 989);
        Meaning($"{shares["FP8"]:0.0 %} of the FP8 peak and {shares["BF16"]:0.0 %} of the BF16 peak are one "
            + $"run: {byHours / Tera:0.0} TFLOP/s per GPU. An MFU without its peak says nothing.");
        Meaning($"{byThroughput / Tera:0.0} TFLOP/s by throughput, {byHours / Tera:0.0} by GPU-hours: two reports of the same "
            + $"run, {Math.Abs(byHours / byThroughput - 1):0.0 %} apart.");
    });
}
