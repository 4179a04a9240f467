namespace ILGPU.Simulation.Reports;

/// <summary>What a report has to know of a GPU to say how fast the kernel could be there at best.</summary>
/// <param name="Name">For people.</param>
/// <param name="FlopsPerSecond">Peak of the arithmetic that the kernel uses.</param>
/// <param name="BytesPerSecond">Peak bandwidth of device memory.</param>
public sealed record DeviceSheet(string Name, double FlopsPerSecond, double BytesPerSecond)
{
    /// <summary>FLOPs per byte from which on the arithmetic is the limit.</summary>
    public double Ridge => FlopsPerSecond / BytesPerSecond;
}
