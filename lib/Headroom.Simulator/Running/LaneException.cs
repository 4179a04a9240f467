namespace Headroom.Simulator.Running;

/// <summary>Something a lane may not do; the launch adds lane and line and throws <see cref="KernelFault"/>.</summary>
internal sealed class LaneException(FaultKind kind, string message) : Exception(message)
{
    public FaultKind Kind { get; } = kind;
}
