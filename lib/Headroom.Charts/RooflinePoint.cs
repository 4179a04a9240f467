using Headroom.Rooflines;

namespace Headroom.Charts;

/// <summary>One workload on a roofline.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Intensity">FLOP/B.</param>
/// <param name="Performance">FLOP/s reached; if left out the point lies on the first roof.</param>
public sealed record RooflinePoint(string Name, double Intensity, double? Performance = null)
{
    /// <summary>A workload under its own name, on the first roof or where it was measured (FLOP/s).</summary>
    public static RooflinePoint Of(Workload workload, double? performance = null) => new(workload.Name, workload.Intensity, performance);
}
