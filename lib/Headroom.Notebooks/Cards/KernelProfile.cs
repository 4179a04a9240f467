using System.Net;
using Headroom.Hardware;
using Headroom.Kernels;
using Headroom.Measurement;
using Headroom.Rooflines;
using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Notebooks.Cards;

/// <summary>
/// What a launch asked of the device, line by line, as a card for a notebook and as text. Only the simulated GPU counts; elsewhere it says
/// so.
/// </summary>
public sealed record KernelProfile(string Text, string Html)
{
    /// <summary>
    /// Runs <paramref name="launch"/>, waits for the accelerator, and places each kernel under the FP32 roof of <paramref name="sheet"/>.
    /// </summary>
    public static KernelProfile Of(Accelerator accelerator, Action launch, DeviceSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(launch);
        ArgumentNullException.ThrowIfNull(sheet);
        using var activity = Activity.Begin("running kernels and counting what they move");
        using var recording = Recording.Start();
        launch();
        accelerator.Synchronize();
        var reports = recording.Launches;
        if (reports.Count > 0) return Of(reports, new(sheet, Dtype.Fp32));
        return accelerator is SimulatedAccelerator
            ? Plain("No kernel was launched. Launch it within the braces: Profile(device, () => kernel(...)).")
            : Plain($"The kernels ran on {accelerator.Name}, which does not count. The simulated GPU does: leave out HEADROOM_DEVICE, or "
                + "set it to simulator.");
    }

    private static KernelProfile Of(IReadOnlyList<LaunchReport> reports, Roofline roof) => new(
        string.Join('\n', reports.Select(r => r.ToText(r.Counters is { } counters ? [KernelFloor.Row(counters, roof)] : []))),
        string.Concat(reports.Select(r => LaunchHtml.Of(r, roof))));

    private static KernelProfile Plain(string text) => new(text, $"<div>{WebUtility.HtmlEncode(text)}</div>");
}
