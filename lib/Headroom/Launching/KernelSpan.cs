namespace Headroom.Launching;

/// <summary>When one kernel ran, in microseconds from the first launch.</summary>
/// <param name="Start">Its first instruction.</param>
/// <param name="End">Its last one.</param>
public readonly record struct KernelSpan(double Start, double End)
{
    public double Length => End - Start;
}
