using Headroom.Grading;
using Headroom.Hardware;

namespace Graders;

/// <summary>Peaks off real sheets and shuffled ones, then ridge, roof and floor on real devices and drawn ones.</summary>
public sealed partial class AttainableGrader : Grader
{
    private const double Sliver = 1e-5; // far above the rounding of a quotient, far below half a FLOP per byte

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Rooflines", "Headroom.Hardware"];

    protected override void Require()
    {
        SheetPeaks();
        Roof(Devices.H100Sxm);
        Roof(Devices.A100Sxm);
        Roof(Devices.Find("RTX 5090"));
        Roof("a drawn device", Draw.Scale(1e12, 1e16), Draw.Scale(1e10, 1e13));
        Roof("a device with a ridge below 1", Draw.Scale(1e9, 1e10), Draw.Scale(2e10, 1e11));

        var h100 = (Peak: Devices.H100Sxm.Peak(Dtype.Bf16).FlopsPerSecond, Bandwidth: Devices.H100Sxm.Bandwidth.Value);
        const double Side = 4096; // GEMM and GEMV in bfloat16, 2 B an element
        Floor("H100, GEMM 4096x4096x4096", h100.Peak, h100.Bandwidth, 2 * Side * Side * Side, 2 * 3 * Side * Side);
        Floor("H100, GEMV 4096x4096", h100.Peak, h100.Bandwidth, 2 * Side * Side, 2 * (Side * Side + 2 * Side));
        Floor("a drawn kernel", Draw.Scale(1e12, 1e16), Draw.Scale(1e10, 1e13), Draw.Scale(1e9, 1e15), Draw.Scale(1e6, 1e12));
        Alone("H100, a copy of 1 GB", h100.Peak, h100.Bandwidth, flops: 0, bytes: 1e9);
        Alone("H100, 1 TFLOP on nothing", h100.Peak, h100.Bandwidth, flops: 1e12, bytes: 0);
        WhatItMeans(h100.Peak, h100.Bandwidth);
    }

    // In bfloat16.
    private void Roof(DeviceSheet device) =>
        Roof(device.Name, device.Peak(Dtype.Bf16).FlopsPerSecond, device.Bandwidth.Value);

    // One intensity on each side of the ridge, by a factor of 2 to 100, and one just beside it; then one without arithmetic.
    private void Roof(string name, double peak, double bandwidth)
    {
        var ridge = peak / bandwidth;
        Case($"{name}, ridge", () => Number("ridge, FLOP/B", Attainable.Ridge(peak, bandwidth), ridge)
            .Trap(bandwidth / peak, "the ridge upside down: it is FLOPs per byte, peak over bandwidth")
            .Trap(peak * bandwidth, "peak times bandwidth: the ridge is where peak = bandwidth * intensity"), Setting(peak, bandwidth));
        Under($"{name}, left of the ridge", peak, bandwidth, ridge / Draw.Scale(2, 100));
        Under($"{name}, right of the ridge", peak, bandwidth, ridge * Draw.Scale(2, 100));
        Under($"{name}, a sliver left of the ridge", peak, bandwidth, ridge * (1 - Sliver));
        Under($"{name}, a sliver right of the ridge", peak, bandwidth, ridge * (1 + Sliver));
        Under($"{name}, no arithmetic", peak, bandwidth, 0);
    }

    private void Under(string name, double peak, double bandwidth, double intensity)
    {
        var slope = bandwidth * intensity;
        Case(name, () => Number("attainable FLOP/s", Attainable.FlopsPerSecond(peak, bandwidth, intensity), Math.Min(peak, slope))
            .Trap(peak, "the peak, left of the ridge: min and max exchanged, or bandwidth * intensity left out")
            .Trap(slope, "bandwidth * intensity, right of the ridge: min and max exchanged, or the flat roof left out")
            .Trap(bandwidth / intensity, "bandwidth over intensity: B/s times FLOP/B is FLOP/s")
            .Trap(1 / (1 / peak + 1 / slope), "both times added: moving and computing overlap, so the slower one decides"),
                Setting(peak, bandwidth, intensity));
        Case(name, () =>
            That(Attainable.IsMemoryBound(peak, bandwidth, intensity) == slope < peak, slope < peak ? "memory-bound" : "compute-bound",
            slope < peak
                ? "called compute-bound below the ridge: there the bytes take longer than the FLOPs"
                : "called memory-bound above the ridge: there the FLOPs take longer than the bytes"), Setting(peak, bandwidth, intensity));
    }

    private void Floor(string name, double peak, double bandwidth, double flops, double bytes) => Case(name, () =>
        Number("floor, s", Attainable.TimeFloor(peak, bandwidth, flops, bytes), Math.Max(flops / peak, bytes / bandwidth))
            .Trap(flops / peak + bytes / bandwidth, "the two times added: they overlap, so the longer one decides")
            .Trap(Math.Min(flops / peak, bytes / bandwidth), "min and max exchanged: the longer time is the floor")
            .Trap(flops / peak, "only the FLOPs: the bytes take longer here")
            .Trap(bytes / bandwidth, "only the bytes: the FLOPs take longer here")
            .Trap(Math.Max(flops / bandwidth, bytes / peak), "peak and bandwidth exchanged: FLOPs are divided by FLOP/s, bytes by B/s"),
        $"{Setting(peak, bandwidth)}, {Numbers.Format(flops)} FLOPs, {Numbers.Format(bytes)} B");

    private void Alone(string name, double peak, double bandwidth, double flops, double bytes) => Case(name, () =>
        Number("floor, s", Attainable.TimeFloor(peak, bandwidth, flops, bytes), flops / peak + bytes / bandwidth),
        $"{Setting(peak, bandwidth)}, {Numbers.Format(flops)} FLOPs, {Numbers.Format(bytes)} B");

    private static string Setting(double peak, double bandwidth) => $"{Numbers.Format(peak)} FLOP/s, {Numbers.Format(bandwidth)} B/s";

    private static string Setting(double peak, double bandwidth, double intensity) =>
        $"{Setting(peak, bandwidth)}, {Numbers.Format(intensity)} FLOP/B";

    private void WhatItMeans(double peak, double bandwidth) => Case("H100, all together", () =>
    {
        var ridge = Attainable.Ridge(peak, bandwidth);
        var share = Attainable.FlopsPerSecond(peak, bandwidth, 1) / peak;
        var floor = Attainable.TimeFloor(peak, bandwidth, 2 * 4096.0 * 4096 * 4096, 6 * 4096.0 * 4096);
        Number("ridge times share", ridge * share, 1);
        Meaning($"{ridge:0} FLOP/B is the ridge of an H100 in bfloat16. At 1 FLOP/B, as in GEMV, {share:0.00 %} of the peak can be had; "
            + "the rest waits for memory.");
        Meaning($"{floor * 1e3:0.000} ms is the floor of GEMM 4096 there. A measured time below a floor means that the count is wrong, "
            + "or the work was not done.");
    });
}
