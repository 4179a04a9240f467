using Headroom.Grading;
using Headroom.Launching;

namespace Graders;

/// <summary>The formula both ways, timelines with known bubbles, and queues of launches beside their recurrence.</summary>
public sealed partial class LaunchBubblesGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Launching.Dispatch"];

    protected override void Require()
    {
        // Llama-3.2-1B in BF16 on an H100, 16 layers of 7 kernels.
        Step("2.48 GB at 3.35 TB/s, 112 kernels, 5 us each", 2.48e9, 3.35e12, 112, 5e-6);
        Step("one kernel", 2.48e9, 3.35e12, 1, 2.1e-6);
        Step("no gap", Draw.Scale(1e6, 1e11), Draw.Scale(1e10, 1e13), Draw.Int(2, 900), 0);
        Step("no bytes", 0, 1e12, Draw.Int(2, 900), Draw.Scale(1e-7, 1e-5));
        for (var i = 0; i < 4; i++)
            Step("drawn", Draw.Scale(1e6, 1e11), Draw.Scale(1e10, 1e13), Draw.Int(2, 900), Draw.Scale(1e-7, 1e-5));
        Gap("78 % of 3.35 TB/s, one kernel", 2.48e9, 3.35e12, 1, 0.78);
        Gap("half of the bandwidth, 112 kernels", 2.48e9, 3.35e12, 112, 0.5);
        Gap("all of the bandwidth", 2.48e9, 3.35e12, 112, 1);
        for (var i = 0; i < 3; i++) Gap("drawn", Draw.Scale(1e6, 1e11), Draw.Scale(1e10, 1e13), Draw.Int(2, 900), Draw.Real(0.05, 0.99));
        Timelines();
        Queues();
        Measured();
    }

    private void Step(string name, double bytes, double bandwidth, int kernels, double gap) => Case($"StepTime, {name}", () =>
        Part(nameof(LaunchBubbles.StepTime), () => Number("seconds", LaunchBubbles.StepTime(bytes, bandwidth, kernels, gap),
            bytes / bandwidth + kernels * gap)
            .Trap(bytes / bandwidth, "the gaps are left out")
            .Trap(bytes / bandwidth + gap, "one gap: every kernel has one")
            .Trap(bytes / bandwidth + (kernels - 1) * gap, "a gap between each two: the first kernel has one too, behind the last of the "
                + "step before")
            .Trap(kernels * gap, "the bytes are left out")
            .Trap(Math.Max(bytes / bandwidth, kernels * gap), "the larger of both: in a gap nothing is read, so they add up")
            .Trap(kernels * (bytes / bandwidth + gap), "all bytes in each kernel: they are those of the whole step")
            .Trap(bandwidth / bytes + kernels * gap, "bandwidth over bytes is steps a second")));

    private void Gap(string name, double bytes, double bandwidth, int kernels, double share) => Case($"LargestGap, {name}", () =>
        Part(nameof(LaunchBubbles.LargestGap), () =>
        {
            var reading = bytes / bandwidth;
            Number("seconds", LaunchBubbles.LargestGap(bytes, bandwidth, kernels, share), (reading / share - reading) / kernels)
                .Within(new Tolerance(1e-12 * reading / kernels, 1e-10))
                .Trap((reading / share - reading), "all gaps together: one of them is asked")
                .Trap(reading / share / kernels, "the time of reading is not taken off")
                .Trap(reading * (1 - share) / kernels, "a share of the time of reading: the step takes reading / share")
                .Trap(reading * share / kernels, "a share of the time of reading: the step takes reading / share");
        }), $"share {Numbers.Short(share)}");
}
