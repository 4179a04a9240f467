using Headroom.Kernels;

namespace Headroom.Cli.Doctoring;

/// <summary>Findings about GPUs. None is needed, so only a HEADROOM_DEVICE that cannot be had is to be mended.</summary>
internal static class DeviceExamination
{
    public static IEnumerable<Observation> Of(DeviceFacts facts)
    {
        if (facts.Broken is { } broken)
        {
            yield return new(
                "GPU", broken, true,
                "Not needed: kernels run on the simulated GPU, which counts. Mend or remove the driver before you set HEADROOM_DEVICE.");
            yield break;
        }
        foreach (var device in facts.Found) yield return Of(device);
        if (facts.Refused is { } refused) yield return Split("device", refused, false);
        else if (facts.Taken is { } taken) yield return Split("device", taken, true, Others(facts));
    }

    private static Observation Of(SurveyedDevice device)
    {
        var label = device.Choice == DeviceChoice.Cuda ? "CUDA" : "OpenCL";
        return device switch
        {
            { Refused: null } => new(label, device.Name!, true),
            { Name: null } => new(label, $"none, {device.Refused}", true),
            _ => new(label, $"{device.Name}, refused", true, $"{device.Refused}."),
        };
    }

    private static string Others(DeviceFacts facts) => facts.Found.FirstOrDefault(device => device.Refused is null) is { } usable
        ? $" ./course check 02.5 --device {DeviceNames.Of(usable.Choice)} grades kernels there as well."
        : " No other is needed.";

    // "Simulated GPU: why": the name is what was found, and the rest is said below it.
    private static Observation Split(string label, string sentence, bool fine, string more = "")
    {
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? new(label, sentence, fine) : new(label, sentence[..colon], fine, sentence[(colon + 2)..] + more);
    }
}
