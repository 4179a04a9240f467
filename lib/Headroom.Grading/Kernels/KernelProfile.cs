using System.Net;
using Headroom.Measurement;
using ILGPU.Runtime;
using Device = Headroom.Hardware.Device;

namespace Headroom.Grading.Kernels;

/// <summary>What a launch asked of the device, line by line, as a card for a notebook and as text. Without the simulator nothing can be counted, and it says so.</summary>
public sealed partial record KernelProfile(string Text, string Html)
{
    /// <summary>Runs <paramref name="launch"/>, waits for the accelerator, and places each kernel under the FP32 roof of <paramref name="sheet"/>.</summary>
    public static KernelProfile Of(Accelerator accelerator, Action launch, Device sheet)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(launch);
        ArgumentNullException.ThrowIfNull(sheet);
        using var activity = Activity.Begin("running kernels and counting what they move");
        KernelProfile? counted = null;
        void LaunchAndWait()
        {
            launch();
            accelerator.Synchronize();
        }
        Count(LaunchAndWait, sheet, ref counted);
        if (counted is not null) return counted;
        LaunchAndWait();
        return Plain($"The kernels ran on {accelerator.Name}. What they moved is not known: counts need the embedded engine, which simulates a GPU. Leave out Engines=nuget to use it.");
    }

    private static KernelProfile Plain(string text) => new(text, $"<div>{WebUtility.HtmlEncode(text)}</div>");

    static partial void Count(Action launch, Device sheet, ref KernelProfile? counted);
}
