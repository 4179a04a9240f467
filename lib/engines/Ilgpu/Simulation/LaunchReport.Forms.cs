using ILGPU.Simulation.Reports;

namespace ILGPU.Simulation;

public sealed partial record LaunchReport
{
    /// <summary>A table for a terminal; with a device, the time that it could not beat.</summary>
    public string ToText(DeviceSheet? device = null) => LaunchText.Of(this, device);

    /// <summary>A card for a notebook; with a device, the kernel is placed under its roof.</summary>
    public string ToHtml(DeviceSheet? device = null) => LaunchHtml.Of(this, device);

    /// <summary>Exact counts, for graders and tools.</summary>
    public string ToJson() => LaunchJson.Of(this);
}
