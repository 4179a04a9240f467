namespace Headroom.Simulator.Lanes;

/// <summary>Something a lane may not do; the launch adds lane and line.</summary>
internal sealed class LaneException(FaultKind kind, string message) : Exception(message)
{
    public FaultKind Kind { get; } = kind;
}
